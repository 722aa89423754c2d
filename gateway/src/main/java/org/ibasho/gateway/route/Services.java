package org.ibasho.gateway.route;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where the NPO's services are, as {@code IBASHO_SCHEDULING_URL} and so on state it. */
@ConfigurationProperties("ibasho")
public record Services(Service scheduling, Service attendance, Service reporting) {

    /** One service: scheme, host and port. */
    public record Service(URI url) {}
}
