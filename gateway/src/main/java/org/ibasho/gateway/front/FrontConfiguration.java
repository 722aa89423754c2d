package org.ibasho.gateway.front;

import java.time.Clock;
import java.time.Duration;
import org.ibasho.gateway.route.Services;
import org.ibasho.time.Tokyo;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

@Configuration(proxyBeanMethods = false)
class FrontConfiguration {

    /** How long a visitor waits at most for the programme. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Bean
    Clock clock() {
        return Clock.system(Tokyo.ZONE);
    }

    @Bean
    RestClient calendarClient(
            RestClient.Builder client,
            Services services,
            ClientHttpRequestFactoryBuilder<?> connections,
            HttpClientSettings settings) {
        HttpClientSettings brief = settings.withTimeouts(Duration.ofSeconds(1), PATIENCE);
        return client.requestFactory(connections.build(brief))
                .baseUrl(services.scheduling().url())
                .build();
    }
}
