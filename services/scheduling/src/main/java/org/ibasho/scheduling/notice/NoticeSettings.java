package org.ibasho.scheduling.notice;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people are told. Whatever is left out is switched off: without keys no address can be kept, so that there is neither
 * e-mail nor push.
 *
 * @param keys secrets of at least 32 characters each, from which the keys that seal addresses are made. The first one seals, the
 *     others still open what they sealed; none of them is in the database
 * @param baseUrl where the public finds the pages: links in mails begin with it
 * @param collected how long several changes of one gathering are waited for, to be told once
 * @param perMinute how many people may subscribe within a minute, all together
 */
@ConfigurationProperties("ibasho.notices")
public record NoticeSettings(
        @DefaultValue List<String> keys,
        @DefaultValue("http://localhost:8080") URI baseUrl,
        @DefaultValue("2m") Duration collected,
        @DefaultValue("30") int perMinute,
        @DefaultValue Mail mail,
        @DefaultValue Push push,
        @DefaultValue Line line) {

    private static final int SHORTEST = 32;

    public NoticeSettings {
        keys = keys.stream().map(String::strip).filter(key -> !key.isEmpty()).toList();
        if (keys.stream().anyMatch(key -> key.length() < SHORTEST)) {
            throw new IllegalArgumentException(
                    "each of ibasho.notices.keys needs at least " + SHORTEST + " characters");
        }
    }

    /** A page's address for a link in a mail. */
    public String link(String path) {
        return baseUrl.toString().replaceFirst("/+$", "") + path;
    }

    /** @param from the sender's address; the server is what {@code spring.mail} says */
    public record Mail(@DefaultValue("") String from) {}

    /**
     * @param publicKey ours (P-256, uncompressed, base64url), by which push services know us
     * @param privateKey its private number (base64url)
     * @param contact where a push service may complain: {@code mailto:} or {@code https:}; the pages' address if left out
     * @param services the push services' hosts, {@code *.} for anything below; a whole origin such as {@code http://localhost:9999} is
     *     taken as it stands, for tests
     */
    public record Push(
            @DefaultValue("") String publicKey,
            @DefaultValue("") String privateKey,
            @DefaultValue("") String contact,

            @DefaultValue({
                "fcm.googleapis.com",
                "updates.push.services.mozilla.com",
                "*.push.apple.com",
                "*.notify.windows.com"
            })
            List<String> services) {

        public Push {
            services = List.copyOf(services);
        }

        public boolean on() {
            return !publicKey.isBlank() && !privateKey.isBlank();
        }
    }

    /** @param token of the official account; without one nothing is sent to LINE */
    public record Line(
            @DefaultValue("") String token,
            @DefaultValue("https://api.line.me") URI url) {

        public boolean on() {
            return !token.isBlank();
        }
    }
}
