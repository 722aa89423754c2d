package org.ibasho.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the gateway, which is configured by its environment. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class GatewayApplication {

    /** The process. */
    public static void main(String[] arguments) {
        SpringApplication.run(GatewayApplication.class, arguments);
    }
}
