package org.ibasho.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ibasho.testing.AccessMatrix;
import org.ibasho.testing.Api;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The gateway's own pages and its routes. The services behind it answer everything. */
class AccessMatrixTest extends GatewayTest {

    @Value("${local.management.port}")
    private int managementPort;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    @Qualifier("services")
    private RouterFunction<ServerResponse> routes;

    @Test
    void each_role_may_call_what_the_file_says() {
        Set<String> addresses = Stream.concat(AccessMatrix.addresses(mappings).stream(), addresses(routes).stream())
                .collect(Collectors.toSet());
        try (StubRealm other = new StubRealm("ibasho-npo")) {
            assertThat(AccessMatrix.of(callers(other), addresses)).isEqualTo(AccessMatrix.approved("gateway"));
        }
    }

    @Test
    void the_management_port_serves_what_the_file_says() {
        assertThat(AccessMatrix.management(managementPort, realm.token("operator")))
                .isEqualTo(AccessMatrix.approved("management ports"));
    }

    private Map<String, Api> callers(StubRealm other) {
        Api api = Api.at(gateway());
        Map<String, Api> callers = new LinkedHashMap<>();
        callers.put("anonymous", api);
        for (String role : List.of("supervisor", "peer-staff", "city-officer", "operator")) {
            callers.put(role, api.with(realm.token(role)));
        }
        callers.put("other-side", api.with(other.token("supervisor")));
        return callers;
    }

    /** The patterns of all routes, each with its methods, or with GET and POST. */
    private static Set<String> addresses(RouterFunction<?> routes) {
        Set<String> addresses = new TreeSet<>();
        routes.accept(visitor(RouterFunctions.Visitor.class, (what, about) -> {
            if (what.equals("route")) {
                addresses.addAll(addressesOf((RequestPredicate) about));
            }
        }));
        return addresses;
    }

    private static Set<String> addressesOf(RequestPredicate route) {
        Set<String> paths = new TreeSet<>();
        Set<String> methods = new TreeSet<>();
        route.accept(visitor(RequestPredicates.Visitor.class, (what, about) -> {
            if (what.equals("path")) {
                paths.add((String) about);
            } else if (what.equals("method")) {
                ((Set<?>) about).forEach(method -> methods.add(method.toString()));
            }
        }));
        Set<String> asked = methods.isEmpty() ? Set.of("GET", "POST") : methods;
        return paths.stream()
                .flatMap(path -> asked.stream().map(method -> path + " " + method))
                .collect(Collectors.toSet());
    }

    private static <T> T visitor(Class<T> type, BiConsumer<String, Object> visit) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (arguments != null) {
                        visit.accept(method.getName(), arguments[0]);
                    }
                    return null;
                }));
    }
}
