package org.ibasho.gateway.route;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The addresses of the NPO's services, from {@code IBASHO_SCHEDULING_URL} and so on. */
@ConfigurationProperties("ibasho")
public record Services(Service scheduling, Service attendance, Service reporting) {

    /** One service: scheme, host and port. */
    public record Service(URI url) {}
}
