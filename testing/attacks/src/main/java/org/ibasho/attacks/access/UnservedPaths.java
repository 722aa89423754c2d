package org.ibasho.attacks.access;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.ibasho.attacks.http.Answer;
import org.ibasho.attacks.http.Http;
import org.ibasho.attacks.run.Attack;
import org.ibasho.attacks.run.Report;
import org.ibasho.attacks.run.Row;
import org.ibasho.attacks.system.RunningSystem;
import org.ibasho.attacks.system.Side;

/** What scanners ask for, on the public addresses, the services' and those for management. */
public final class UnservedPaths implements Attack {

    private static final List<String> SCANNED = List.of(
            "/nope",
            "/robots.txt",
            "/favicon.ico",
            "/.env",
            "/.git/config",
            "/wp-login.php",
            "/actuator",
            "/actuator/env",
            "/actuator/heapdump",
            "/actuator/gateway/routes",
            "/swagger-ui/index.html",
            "/h2-console",
            "/WEB-INF/web.xml",
            "/application.yaml",
            "/static/ibasho.css",
            "/server-status");

    private static final List<String> MANAGED = List.of(
            "/actuator/env",
            "/actuator/heapdump",
            "/actuator/threaddump",
            "/actuator/beans",
            "/actuator/configprops",
            "/actuator/loggers",
            "/actuator/mappings",
            "/actuator/gateway/routes",
            "/actuator/shutdown");

    @Override
    public String name() {
        return "unserved-paths";
    }

    @Override
    public void run(RunningSystem system, Report report) {
        Row pages = report.row("what scanners ask for, as a page and as a program", "404 or served, no login");
        for (Side side : system.sides()) {
            SCANNED.forEach(path -> {
                notFound(pages, path, Http.at(side.front()).asBrowser());
                notFound(pages, path, Http.at(side.front()));
            });
        }
        Row managed = report.row("inner workings on the management addresses", "not there");
        for (String process : system.processIds().keySet()) {
            URI address = system.management(process);
            MANAGED.forEach(path -> closed(managed, process, path, address));
        }
    }

    private static void notFound(Row row, String path, Http http) {
        Answer answer = http.get(path);
        boolean served =
                answer.status() == 200 && Set.of("/robots.txt", "/favicon.ico").contains(path);
        boolean held = (answer.status() == 404 || served) && answer.cookies().isEmpty();
        row.came(http.base() + path, Integer.toString(answer.status()), held);
    }

    private static void closed(Row row, String process, String path, URI address) {
        for (String method : List.of("GET", "POST")) {
            Answer answer = Http.at(address).send(method, path);
            boolean held = Set.of(401, 403, 404, 405).contains(answer.status())
                    || (answer.status() / 100 == 3 && answer.header("location").endsWith("/login"));
            row.came(method + " " + process + " " + path, held ? "not there" : answer.summary(), held);
        }
    }
}
