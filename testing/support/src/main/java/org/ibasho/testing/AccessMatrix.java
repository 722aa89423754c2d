package org.ibasho.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private final Api api;
    private final Map<String, Api> callers = new LinkedHashMap<>();

    private AccessMatrix(int port) {
        this.api = Api.at(port);
    }

    /**
     * The matrix of a service.
     *
     * @param side {@code npo} or {@code centre}
     * @param roles the roles of its realm
     */
    public static String of(int port, String side, List<String> roles, RequestMappingHandlerMapping mappings) {
        AccessMatrix matrix = new AccessMatrix(port);
        matrix.callers.put("anonymous", matrix.api);
        roles.forEach(
                role -> matrix.callers.put(role, matrix.api.with(Realm.of(side).token(role))));
        String other = "npo".equals(side) ? "centre" : "npo";
        matrix.callers.put(
                "other-side",
                matrix.api.with(Realm.of(other).token("supervisor", "counsellor", "coordinator", "operator")));
        return matrix.table(mappings.getHandlerMethods().keySet());
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

    private String table(Collection<RequestMappingInfo> mappings) {
        TreeSet<String> addresses = mappings.stream()
                .flatMap(mapping -> mapping.getPatternValues().stream()
                        .flatMap(pattern -> methods(mapping).map(method -> pattern + " " + method)))
                .collect(Collectors.toCollection(TreeSet::new));
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
                .replace("/**", "/x");
        int status = (switch (method) {
                    case "GET" -> caller.get(path);
                    case "DELETE" -> caller.delete(path);
                    default -> caller.post(path);
                })
                .status();
        return status == LOGIN ? "login" : status == REFUSED ? "no" : "yes";
    }
}
