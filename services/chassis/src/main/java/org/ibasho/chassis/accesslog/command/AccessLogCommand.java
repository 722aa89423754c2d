package org.ibasho.chassis.accesslog.command;

import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ibasho.chassis.accesslog.SealedAccess;
import org.ibasho.chassis.accesslog.chain.ChainTable;
import org.ibasho.chassis.accesslog.entry.AccessLogUnavailable;
import org.ibasho.chassis.accesslog.entry.LogDatabase;
import org.ibasho.chassis.accesslog.merkle.VerifierKey;
import org.ibasho.chassis.accesslog.verify.LogVerifier;
import org.ibasho.chassis.accesslog.verify.Report;
import org.ibasho.chassis.accesslog.witness.WitnessTable;
import org.ibasho.chassis.keystore.KeyStoreUnavailable;
import org.springframework.beans.BeansException;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionException;

/**
 * Reads an access log with the settings of a service of its side:
 *
 * <pre>{@code
 * java -cp scheduling.jar -Dloader.main=org.ibasho.chassis.accesslog.command.AccessLogCommand \
 *     org.springframework.boot.loader.launch.PropertiesLauncher OPTION...
 * --verify=KEY      computes the whole tree and compares it with all heads; KEY is the log's public key
 * --heads=FILE      compares it with these heads, too, which the other side has exported
 * --export=ORIGIN   prints what this side has witnessed of the other side's log, each head in Base64 on a line
 * --about=PERSON    prints who was shown, or refused, the records of this person, and logs that
 * --alarms=all      prints the alarms about the other side's log, also those that were acknowledged
 * --acknowledge=NUMBER --reason=TEXT   says that somebody has looked into an alarm, and what came of it
 * }</pre>
 *
 * <p>It ends with 0 if all is well, with 1 if something is wrong with the log or an alarm is open, and with 2 and a
 * sentence if it can't do what it was asked to.
 */
public final class AccessLogCommand {

    static final int GOOD = 0;
    static final int WRONG = 1;
    static final int FAILED = 2;

    private static final List<String> OPTIONS = List.of("verify", "export", "about", "alarms", "acknowledge");

    private final ApplicationContext parts;
    private final Environment options;
    private final PrintStream out;

    private AccessLogCommand(ApplicationContext parts, PrintStream out) {
        this.parts = parts;
        this.options = parts.getEnvironment();
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    static int run(String[] arguments, PrintStream out, PrintStream errors) {
        SpringApplication application = new SpringApplicationBuilder(CommandParts.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .lazyInitialization(true)
                .properties("logging.level.root=off", "spring.main.log-startup-info=false")
                .build();
        try (ConfigurableApplicationContext parts = application.run(arguments)) {
            return new AccessLogCommand(parts, out).run();
        } catch (RuntimeException failure) {
            errors.println(sentence(failure));
            return FAILED;
        }
    }

    /** The message of a failure, never the text of a database or a file, which may name somebody. */
    private static String sentence(Throwable failure) {
        Throwable cause = failure.getCause();
        if (failure instanceof BeansException && cause != null) {
            return sentence(cause);
        }
        return switch (failure) {
            case CommandFailure known -> Objects.requireNonNull(known.getMessage());
            case AccessLogUnavailable _ -> "That it is read can't be logged, so nothing is shown.";
            case KeyStoreUnavailable _ -> "The key store does not answer, so no entry can be opened.";
            case DataAccessResourceFailureException _, TransactionException _ ->
                "The database of the access log does not answer.";
            case DataAccessException _ -> "The database of the access log is damaged: a table or a row can't be read.";
            default -> "The access log can't be read: " + failure.getClass().getSimpleName() + ".";
        };
    }

    private int run() {
        if (OPTIONS.stream().noneMatch(options::containsProperty)) {
            throw new CommandFailure("Say what to do: --verify=KEY, --export=ORIGIN, --about=PERSON, --alarms=all or"
                    + " --acknowledge=NUMBER.");
        }
        LogDatabase database = parts.getBean(LogDatabase.class);
        given("export", origin -> export(database, origin));
        given("about", person -> new ReadersOfPerson(database, sealed(), out).print(person, who()));
        given("acknowledge", number -> acknowledge(database, number));
        boolean quiet = !options.containsProperty("alarms") || new AlarmActions(database, out).print();
        String key = options.getProperty("verify");
        return (key == null || verify(database, key(key))) && quiet ? GOOD : WRONG;
    }

    private void given(String option, Consumer<String> action) {
        String value = options.getProperty(option);
        if (value != null) {
            action.accept(value);
        }
    }

    private static String who() {
        return System.getProperty("user.name");
    }

    private void export(LogDatabase database, String origin) {
        Stream.concat(
                        new WitnessTable(database.jdbc()).witnessedHeads(origin).stream(),
                        new ChainTable(database.jdbc()).notes(origin).stream())
                .forEach(note -> out.println(HeadsFile.line(note)));
    }

    private void acknowledge(LogDatabase database, String number) {
        new AlarmActions(database, out)
                .acknowledge(number, options.getProperty("reason", ""), who(), sealed(), CommandParts.journal(options));
    }

    private SealedAccess sealed() {
        try {
            return parts.getBean(SealedAccess.class);
        } catch (BeansException failure) {
            throw new CommandFailure("The key store can't be opened, so no entry can be read.", failure);
        }
    }

    private static VerifierKey key(String written) {
        try {
            return VerifierKey.parse(written);
        } catch (IllegalArgumentException malformed) {
            throw new CommandFailure("The key given with --verify is no public key of an access log.", malformed);
        }
    }

    private boolean verify(LogDatabase database, VerifierKey key) {
        String file = options.getProperty("heads");
        Report report = database.snapshot(() -> new LogVerifier(database.jdbc(), key)
                .verify(file == null ? new WitnessTable(database.jdbc()).cosignedHeads() : HeadsFile.read(file)));
        report.findings().forEach(out::println);
        out.printf(
                "%s: %d leaves (%d expired), %d heads, %d witnessed heads, %d chains; right up to %d%n",
                report.isGood() ? "good" : "WRONG",
                report.leaves(),
                report.expired(),
                report.heads(),
                report.witnessed(),
                report.chains(),
                report.goodUpTo());
        return report.isGood();
    }
}
