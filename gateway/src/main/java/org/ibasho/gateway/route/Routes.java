package org.ibasho.gateway.route;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.setPath;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;
import static org.springframework.web.servlet.function.RequestPredicates.GET;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import org.ibasho.gateway.route.Services.Service;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Maps paths to services. The first match counts: a gathering's door belongs to attendance, the rest to scheduling. */
@Configuration(proxyBeanMethods = false)
class Routes {

    private final ServiceFailures failures;

    Routes(ServiceFailures failures) {
        this.failures = failures;
    }

    @Bean
    RouterFunction<ServerResponse> services(Services services) {
        return to(
                        "attendance",
                        services.attendance(),
                        path("/api/gatherings/*/door/**")
                                .or(path("/door/**"))
                                .or(assets("attendance"))
                                .or(operations("attendance")))
                .and(to(
                        "reporting",
                        services.reporting(),
                        path("/api/reports/**")
                                .or(path("/reports/**"))
                                .or(assets("reporting"))
                                .or(operations("reporting"))))
                .and(to(
                        "scheduling",
                        services.scheduling(),
                        path("/")
                                .or(path("/first-visit"))
                                .or(path("/about/*"))
                                .or(path("/calendar/**"))
                                .or(path("/calendar.ics"))
                                .or(path("/calendar.atom"))
                                .or(path("/api/calendar/**"))
                                .or(path("/gatherings/**"))
                                .or(path("/api/gatherings/**"))
                                .or(path("/logins/**"))
                                .or(path("/api/logins/**"))
                                .or(path("/notices/**"))
                                .or(path("/programmes/**"))
                                .or(path("/api/programmes/**"))
                                .or(path("/plans/**"))
                                .or(path("/api/plans/**"))
                                .or(path("/series/**"))
                                .or(path("/api/series/**"))
                                .or(path("/staff/**"))
                                .or(path("/api/staff/**"))
                                .or(path("/venues/**"))
                                .or(path("/api/venues/**"))
                                .or(assets("scheduling"))
                                .or(operations("scheduling"))))
                .and(description("attendance", services.attendance()))
                .and(description("reporting", services.reporting()))
                .and(description("scheduling", services.scheduling()));
    }

    /** The assets of a service's pages; the gateway itself serves the shared ones. */
    private static RequestPredicate assets(String name) {
        return path("/assets/" + name + "/**");
    }

    private static RequestPredicate operations(String name) {
        return path("/operations/" + name + "/**").or(path("/api/operations/" + name + "/**"));
    }

    private RouterFunction<ServerResponse> to(String name, Service service, RequestPredicate paths) {
        return route(name)
                .route(paths, http())
                .before(uri(service.url()))
                .onError(ResourceAccessException.class, failures::answer)
                .build();
    }

    /** Each service describes its own API; the gateway serves the three descriptions under separate paths. */
    private RouterFunction<ServerResponse> description(String name, Service service) {
        return route(name + "-description")
                .route(GET("/v3/api-docs/" + name), http())
                .before(uri(service.url()))
                .before(setPath("/v3/api-docs"))
                .onError(ResourceAccessException.class, failures::answer)
                .build();
    }
}
