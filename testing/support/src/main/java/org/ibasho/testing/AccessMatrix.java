package org.ibasho.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The access of each role to a running service: each of its mappings, asked with the role's token. The result is a
 * section of one file in the repository, so that a reviewer of a change sees a new address, or a rule that opens one.
 */
public final class AccessMatrix {

    private static final String FENCE = "```";
    private static final int REFUSED = 403;
    private static final int LOGIN = 401;
    private static final int NOT_FOUND = 404;
    private static final int OTHER_METHOD = 405;

    /** What Spring Boot can serve at the management port. */
    private static final String MANAGEMENT = """
        /actuator /actuator/auditevents /actuator/beans /actuator/caches /actuator/conditions
        /actuator/configprops /actuator/env /actuator/flyway /actuator/health /actuator/health/liveness
        /actuator/health/readiness /actuator/heapdump /actuator/httpexchanges /actuator/info /actuator/logfile
        /actuator/loggers /actuator/mappings /actuator/metrics /actuator/prometheus /actuator/sbom
        /actuator/scheduledtasks /actuator/sessions /actuator/shutdown /actuator/startup /actuator/threaddump
        """;

    private final Map<String, Api> callers;

    private AccessMatrix(Map<String, Api> callers) {
        this.callers = callers;
    }

    /**
     * The matrix of a service.
     *
     * @param side {@code npo} or {@code centre}
     * @param roles the roles of its realm
     */
    public static String of(int port, String side, List<String> roles, RequestMappingHandlerMapping mappings) {
        Api api = Api.at(port);
        Map<String, Api> callers = new LinkedHashMap<>();
        callers.put("anonymous", api);
        roles.forEach(role -> callers.put(role, api.with(Realm.of(side).token(role))));
        String other = "npo".equals(side) ? "centre" : "npo";
        callers.put(
                "other-side", api.with(Realm.of(other).token("supervisor", "counsellor", "coordinator", "operator")));
        return of(callers, addresses(mappings));
    }

    /**
     * The matrix of any process.
     *
     * @param callers by their headings
     * @param addresses each a pattern and a method, such as {@code /door/{id} GET}
     */
    public static String of(Map<String, Api> callers, Collection<String> addresses) {
        return new AccessMatrix(callers).table(new TreeSet<>(addresses));
    }

    /** The addresses of a process, by its mappings. */
    public static Set<String> addresses(RequestMappingHandlerMapping mappings) {
        return mappings.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream()
                        .flatMap(pattern -> methods(mapping).map(method -> pattern + " " + method)))
                .collect(Collectors.toSet());
    }

    /**
     * The requests that the management port of a process serves, out of all that Spring Boot can serve and the port
     * lists.
     *
     * @param operator a token, with which the same is served as without one
     */
    public static String management(int port, String operator) {
        Api anybody = Api.at(port);
        String served = management(anybody);
        assertThat(management(anybody.with(operator))).as("with a login").isEqualTo(served);
        return served;
    }

    private static String management(Api caller) {
        return Stream.concat(Stream.of(MANAGEMENT.split("\\s+")), listed(caller))
                .distinct()
                .sorted()
                .flatMap(path -> Stream.of("GET", "POST")
                        .filter(method -> served(caller, method, path))
                        .map(method -> "%-6s %s".formatted(method, path)))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static Stream<String> listed(Api caller) {
        return caller.get("/actuator")
                .json()
                .path("_links")
                .valueStream()
                .filter(link -> !link.path("templated").asBoolean())
                .map(link -> URI.create(link.path("href").asString()).getPath());
    }

    private static boolean served(Api api, String method, String path) {
        int status = ("GET".equals(method) ? api.get(path) : api.post(path)).status();
        return !List.of(LOGIN, REFUSED, NOT_FOUND, OTHER_METHOD).contains(status);
    }

    /** The section of a service in the file, without its fences. */
    public static String approved(String service) {
        try {
            String file = Files.readString(Path.of(System.getProperty("ibasho.root"), "docs", "access.md"));
            String section = file.substring(file.indexOf("## " + service + "\n"));
            int start = section.indexOf(FENCE) + FENCE.length() + 1;
            return section.substring(start, section.indexOf(FENCE, start));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String table(Set<String> addresses) {
        String heading = "%-6s %-62s %s".formatted("", "", String.join(" ", callers.keySet()));
        return addresses.stream()
                .map(address -> address.split(" "))
                .map(parts -> line(parts[1], parts[0]))
                .collect(Collectors.joining("\n", heading.stripTrailing() + "\n", "\n"));
    }

    private static Stream<String> methods(RequestMappingInfo mapping) {
        List<String> methods = mapping.getMethodsCondition().getMethods().stream()
                .map(RequestMethod::name)
                .toList();
        return (methods.isEmpty() ? List.of("GET") : methods).stream();
    }

    private String line(String method, String pattern) {
        String answers = callers.entrySet().stream()
                .map(caller -> padded(answer(caller.getValue(), method, pattern), caller.getKey()))
                .collect(Collectors.joining(" "));
        return "%-6s %-62s %s"
                .formatted(method, pattern.replaceAll(":[^/]*}", "}"), answers)
                .stripTrailing();
    }

    private static String padded(String answer, String heading) {
        return ("%-" + heading.length() + "s").formatted(answer);
    }

    /** The answer of an address to a request without a body and with an id that nothing has. */
    private static String answer(Api caller, String method, String pattern) {
        String path = pattern.replaceAll("\\{month[^/]*}", "2037-05")
                .replaceAll("\\{(id|[a-z]+Id)[^/]*}", UUID.randomUUID().toString())
                .replaceAll("\\{[^/]*}", "x")
                .replace("/**", "/x")
                .replace("*", "x");
        int status = (switch (method) {
                    case "GET" -> caller.get(path);
                    case "DELETE" -> caller.delete(path);
                    default -> caller.post(path);
                })
                .status();
        return status == LOGIN ? "login" : status == REFUSED ? "no" : "yes";
    }
}
