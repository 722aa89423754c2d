package org.ibasho.chassis.accesslog.command;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.ibasho.chassis.accesslog.SealedAccess;
import org.ibasho.chassis.accesslog.entry.Entry;
import org.ibasho.chassis.accesslog.entry.EntryTable;
import org.ibasho.chassis.accesslog.entry.LogDatabase;
import org.ibasho.chassis.accesslog.merkle.VerifierKey;
import org.ibasho.chassis.accesslog.verify.LogVerifier;
import org.ibasho.chassis.accesslog.verify.Report;
import org.ibasho.chassis.accesslog.witness.WitnessTable;
import org.ibasho.chassis.sealing.StoredJson;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads an access log with the settings of a service of its side:
 *
 * <pre>{@code
 * java -cp scheduling.jar -Dloader.main=org.ibasho.chassis.accesslog.command.AccessLogCommand \
 *     org.springframework.boot.loader.launch.PropertiesLauncher OPTION...
 * --verify=KEY      computes the whole tree and compares it with all heads; KEY is the log's public key
 * --heads=FILE      compares it with these heads, too, which the other side has exported
 * --export=ORIGIN   prints the heads of the other side's log that this side has witnessed, each in Base64 on a line
 * --about=PERSON    prints who was shown, or refused, the records of this person
 * }</pre>
 *
 * <p>It ends with 0 if all is well, with 1 if something is wrong with the log, and with 2 if it could not be read.
 */
public final class AccessLogCommand {

    static final int GOOD = 0;
    static final int WRONG = 1;
    static final int FAILED = 2;

    private static final int MOST = 10_000;

    private final Environment options;
    private final JdbcClient jdbc;
    private final SealedAccess sealed;
    private final PrintStream out;

    AccessLogCommand(Environment options, JdbcClient jdbc, SealedAccess sealed, PrintStream out) {
        this.options = options;
        this.jdbc = jdbc;
        this.sealed = sealed;
        this.out = out;
    }

    /** Of a service, what is needed to open what is sealed. Without a stereotype: a service must not find it. */
    @ComponentScan({"org.ibasho.chassis.keystore", "org.ibasho.chassis.sealing"})
    @EnableConfigurationProperties
    static class Parts {

        @Bean
        JsonMapper json() {
            return JsonMapper.builder().findAndAddModules().build();
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean(destroyMethod = "close")
        LogDatabase log(Environment settings) {
            return LogDatabase.open(
                    settings.getRequiredProperty("ibasho.access-log.url"),
                    new LogDatabase.Login(
                            settings.getRequiredProperty("ibasho.access-log.username"),
                            settings.getRequiredProperty("ibasho.access-log.password")));
        }
    }

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    static int run(String[] arguments, PrintStream out, PrintStream errors) {
        SpringApplication application = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .properties("logging.level.root=off", "spring.main.log-startup-info=false")
                .build();
        try (ConfigurableApplicationContext context = application.run(arguments)) {
            SealedAccess sealed =
                    new SealedAccess(context.getBean(StoredJson.class), context.getBean(JsonMapper.class));
            JdbcClient jdbc = context.getBean(LogDatabase.class).jdbc();
            return new AccessLogCommand(context.getEnvironment(), jdbc, sealed, out).run();
        } catch (RuntimeException failure) {
            errors.println("The access log could not be read: " + failure);
            return FAILED;
        }
    }

    int run() {
        String origin = options.getProperty("export");
        if (origin != null) {
            new WitnessTable(jdbc)
                    .witnessedHeads(origin)
                    .forEach(note ->
                            out.println(Base64.getEncoder().encodeToString(note.getBytes(StandardCharsets.UTF_8))));
        }
        String person = options.getProperty("about");
        if (person != null) {
            new EntryTable(jdbc).about(person, MOST).forEach(entry -> out.println(line(entry)));
        }
        String key = options.getProperty("verify");
        return key == null ? GOOD : verify(VerifierKey.parse(key));
    }

    private String line(Entry entry) {
        String read = sealed.open(entry)
                .map(access -> "%s %s %s %s %s"
                        .formatted(
                                access.who(),
                                access.service(),
                                access.record(),
                                String.join(",", access.fields()),
                                access.purpose()))
                .orElse("(not readable any more)");
        return "%s %s %s %s".formatted(entry.at(), entry.kind(), entry.request(), read);
    }

    private int verify(VerifierKey key) {
        Report report = new LogVerifier(jdbc, key).verify(witnessed());
        report.findings().forEach(out::println);
        out.printf(
                "%s: %d leaves, %d heads, %d witnessed heads; right up to %d%n",
                report.isGood() ? "good" : "WRONG",
                report.leaves(),
                report.heads(),
                report.witnessed(),
                report.goodUpTo());
        return report.isGood() ? GOOD : WRONG;
    }

    private List<String> witnessed() {
        String file = options.getProperty("heads");
        if (file == null) {
            return new WitnessTable(jdbc).cosignedHeads();
        }
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .map(line -> new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
