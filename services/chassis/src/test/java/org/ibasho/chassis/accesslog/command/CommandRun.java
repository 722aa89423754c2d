package org.ibasho.chassis.accesslog.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.ibasho.chassis.accesslog.AccessHistory;
import org.ibasho.chassis.accesslog.SealedAccess;
import org.ibasho.chassis.accesslog.TestLog;
import org.ibasho.chassis.accesslog.entry.EntryTable;
import org.ibasho.chassis.accesslog.entry.EntryWriter;
import org.ibasho.chassis.eventstore.StoreDatabase;
import org.ibasho.testing.servers.TestServers;
import org.ibasho.testing.servers.postgres.PostgresAccess;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A run of the command: its output and its exit code.
 *
 * @param out lines of the standard output
 * @param errors lines of the standard error
 */
record CommandRun(List<String> out, List<String> errors, int code) {

    static final String NO_KEY_STORE = "--ibasho.keys.url=jdbc:postgresql://127.0.0.1:1/nothing";

    private static final String KEYS = "keys_of_the_command";
    private static final Path WRAPPING_KEYS = Path.of("target", "wrapping-keys-" + UUID.randomUUID());

    /** Runs it with the settings of a service whose log this is. */
    static CommandRun of(TestLog log, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "--ibasho.access-log.url=" + log.url(),
                "--ibasho.access-log.username=" + log.user(),
                "--ibasho.access-log.password=" + log.password()));
        arguments.addAll(keys());
        arguments.addAll(List.of(options));
        return run(arguments);
    }

    /** Runs it with the settings of a service that has no access log. */
    static CommandRun without(String... options) {
        List<String> arguments = new ArrayList<>(keys());
        arguments.addAll(List.of(options));
        return run(arguments);
    }

    /** The options, and the settings of a service's own database. */
    static String[] withService(StoreDatabase service, String... options) {
        return Stream.concat(Stream.of(options), service.settings().stream()).toArray(String[]::new);
    }

    private static CommandRun run(List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        // an option that is given twice: the last one counts, and Spring would take both
        try {
            int code = AccessLogCommand.run(
                    lastOfEach(arguments),
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(errors, true, StandardCharsets.UTF_8));
            return new CommandRun(lines(out), lines(errors), code);
        } finally {
            // the command logs nothing, and other tests of this JVM look at what is logged
            LoggingSystem.get(CommandRun.class.getClassLoader())
                    .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.INFO);
        }
    }

    private static String[] lastOfEach(List<String> arguments) {
        List<String> names = arguments.stream()
                .map(one -> one.substring(0, one.indexOf('=')))
                .toList();
        List<String> kept = new ArrayList<>();
        for (int place = 0; place < arguments.size(); place++) {
            if (names.lastIndexOf(names.get(place)) == place) {
                kept.add(arguments.get(place));
            }
        }
        return kept.toArray(String[]::new);
    }

    private static List<String> lines(ByteArrayOutputStream printed) {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static PostgresAccess.Database keyStore() {
        return TestServers.postgres().createDatabase(KEYS, "migrator-password", "runtime-password");
    }

    private static List<String> keys() {
        PostgresAccess.Database database = keyStore();
        return List.of(
                "--ibasho.keys.url=" + database.url(),
                "--ibasho.keys.username=" + database.runtime().username(),
                "--ibasho.keys.password=" + database.runtime().password(),
                "--ibasho.keys.migrator.username=" + database.migrator().username(),
                "--ibasho.keys.migrator.password=" + database.migrator().password(),
                "--ibasho.keys.wrapping-keys=" + WRAPPING_KEYS);
    }

    /** Reads a person's history as somebody, so that the log has an entry about that. */
    static void entryAbout(TestLog log, String person, String who) {
        EntryTable table = new EntryTable(log.database().jdbc());
        try (ConfigurableApplicationContext parts = new SpringApplicationBuilder(CommandParts.class)
                        .web(WebApplicationType.NONE)
                        .lazyInitialization(true)
                        .run(keys().toArray(String[]::new));
                EntryWriter writer = log.process("reader/1")) {
            AccessHistory.ofCommand(table, parts.getBean(SealedAccess.class), writer, who)
                    .about(person, "test");
        }
    }

    /** The number of a person's data keys. */
    static long keysOf(String subject) {
        PostgresAccess.Database database = keyStore();
        return JdbcClient.create(new DriverManagerDataSource(
                        database.url(),
                        database.runtime().username(),
                        database.runtime().password()))
                .sql("select count(*) from data_key where subject = ?")
                .param(subject)
                .query(Long.class)
                .single();
    }
}
