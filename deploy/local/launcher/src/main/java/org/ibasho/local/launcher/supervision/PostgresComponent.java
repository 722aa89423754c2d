package org.ibasho.local.launcher.supervision;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.ibasho.testing.servers.postgres.PostgresAccess;
import org.ibasho.testing.servers.postgres.PostgresServer;

/**
 * A PostgreSQL server with its databases.
 *
 * @param prepare creates the databases and their roles; done after every start, so it may be done twice
 */
public record PostgresComponent(String name, PostgresServer server, Consumer<PostgresAccess> prepare)
        implements Component {

    @Override
    public StopOrder stopOrder() {
        return StopOrder.DATABASE;
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public Optional<String> management() {
        return Optional.empty();
    }

    @Override
    public void start(Consumer<Process> spawned) {
        server.start(spawned);
        prepare.accept(server.access());
    }

    @Override
    public void stop(Duration limit) {
        server.stop(limit);
    }
}
