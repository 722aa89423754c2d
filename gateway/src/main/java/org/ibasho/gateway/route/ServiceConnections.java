package org.ibasho.gateway.route;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.core5.util.TimeValue;
import org.ibasho.gateway.signin.PublicPaths;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpComponentsClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.autoconfigure.ClientHttpRequestFactoryBuilderCustomizer;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.cloud.gateway.server.mvc.handler.RestClientProxyExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;

/** The HTTP client for the services: many pooled connections, and no cookie store that could mix up two callers. */
@Configuration(proxyBeanMethods = false)
class ServiceConnections {

    /** How long somebody who looks at the public site waits at most for its page. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int PER_SERVICE = 128;
    private static final int SERVICES = 3;

    @Bean
    ClientHttpRequestFactoryBuilderCustomizer<HttpComponentsClientHttpRequestFactoryBuilder> connections() {
        return builder -> builder.withHttpClientCustomizer(client -> client.disableCookieManagement()
                        .disableAuthCaching()
                        .disableContentCompression()
                        .disableRedirectHandling()
                        .setRetryStrategy(new OnceMore()))
                .withConnectionManagerCustomizer(
                        pool -> pool.setMaxConnPerRoute(PER_SERVICE).setMaxConnTotal(PER_SERVICE * SERVICES))
                .withDefaultRequestConfigCustomizer(
                        request -> request.setConnectionRequestTimeout(2, TimeUnit.SECONDS));
    }

    /**
     * Staff may have to wait for an import or a report; a page of the public site is there soon, or said to be
     * unavailable.
     */
    @Bean
    ProxyExchange exchange(
            RestClient.Builder client,
            ClientHttpRequestFactoryBuilder<?> connections,
            HttpClientSettings settings,
            GatewayMvcProperties properties,
            PublicPaths publicPaths) {
        RestClient brief = client.clone()
                .requestFactory(connections.build(settings.withReadTimeout(PATIENCE)))
                .build();
        ProxyExchange toRead = new RestClientProxyExchange(brief, properties);
        ProxyExchange toWork = new RestClientProxyExchange(client.build(), properties);
        return request -> publicPaths.matches(request.getServerRequest().servletRequest())
                ? toRead.exchange(request)
                : toWork.exchange(request);
    }

    /**
     * A pooled connection may be closed already: a request that is safe to repeat is then sent once more. An answer is
     * never requested twice, and a service that is down is not waited for.
     */
    private static final class OnceMore extends DefaultHttpRequestRetryStrategy {

        private static final List<Class<? extends IOException>> GIVE_UP = List.of(
                ConnectException.class,
                UnknownHostException.class,
                NoRouteToHostException.class,
                java.io.InterruptedIOException.class);

        OnceMore() {
            super(1, TimeValue.ZERO_MILLISECONDS, GIVE_UP, List.of());
        }
    }
}
