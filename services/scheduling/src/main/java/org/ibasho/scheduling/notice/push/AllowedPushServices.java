package org.ibasho.scheduling.notice.push;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.ibasho.scheduling.notice.NoticeSettings;
import org.springframework.stereotype.Component;

/**
 * The push services that we send to. Subscribers supply the endpoint; without this list our server would send to any
 * address, including our own network.
 */
@Component
public class AllowedPushServices {

    private final List<String> known;

    AllowedPushServices(NoticeSettings settings) {
        this.known = settings.push().services();
    }

    boolean know(String endpoint) {
        try {
            URI uri = URI.create(endpoint);
            return uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && known.stream().anyMatch(service -> fits(uri, service));
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    private static boolean fits(URI uri, String service) {
        if (service.contains("://")) {
            return service.equals(uri.getScheme() + "://" + uri.getRawAuthority());
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        boolean sameHost = service.startsWith("*.") ? host.endsWith(service.substring(1)) : host.equals(service);
        return sameHost && "https".equalsIgnoreCase(uri.getScheme()) && (uri.getPort() == -1 || uri.getPort() == 443);
    }
}
