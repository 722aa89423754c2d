package org.ibasho.attacks;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.ibasho.attacks.access.AnonymousRequests;
import org.ibasho.attacks.access.Caches;
import org.ibasho.attacks.access.Names;
import org.ibasho.attacks.access.Roles;
import org.ibasho.attacks.access.Sessions;
import org.ibasho.attacks.access.Tokens;
import org.ibasho.attacks.access.UnservedPaths;
import org.ibasho.attacks.everyday.Everyday;
import org.ibasho.attacks.http.Loopback;
import org.ibasho.attacks.input.Bodies;
import org.ibasho.attacks.input.ControlCharacters;
import org.ibasho.attacks.input.HostileFiles;
import org.ibasho.attacks.input.Publication;
import org.ibasho.attacks.protocol.Hosts;
import org.ibasho.attacks.protocol.MethodsAndHeaders;
import org.ibasho.attacks.protocol.PathTricks;
import org.ibasho.attacks.protocol.SlowClients;
import org.ibasho.attacks.protocol.Smuggling;
import org.ibasho.attacks.run.Attack;
import org.ibasho.attacks.run.AttackRun;
import org.ibasho.attacks.system.NotRunning;
import org.ibasho.attacks.system.RunningSystem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of {@code testing/attacks/run}. */
@Command(
        name = "testing/attacks/run",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Attacks a running system and prints what was tried, what was expected and what came.",
            "Only loopback addresses are attacked. What it plans for that, it cancels at the end."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:no attack has succeeded", "1:one has", "2:the options will not do, or nothing is running"})
public final class Attacks implements Callable<Integer> {

    private static final int SUCCEEDED = 1;
    private static final int MOST_REQUESTS = 20_000;
    private static final int MOST_CONNECTIONS = 5_000;
    private static final Path ROOT = Path.of(System.getProperty("ibasho.root", ""));

    private final PrintStream out;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--run-dir", paramLabel = "DIR", description = "the run to attack, if not deploy/local/run")
    private Path runFolder = ROOT.resolve("deploy/local/run");

    @Option(names = "--gateway", paramLabel = "URL", description = "the NPO's address, if not the run's")
    private @Nullable URI gateway;

    @Option(names = "--consultation", paramLabel = "URL", description = "the centre's address, if not the run's")
    private @Nullable URI consultation;

    @Option(names = "--only", paramLabel = "ATTACK", split = ",", description = "these attacks alone (see --list)")
    private List<String> only = List.of();

    @Option(names = "--list", description = "list the attacks")
    private boolean list;

    @Option(
            names = "--requests",
            paramLabel = "N",
            description = "requests without a login on each side, at most 20000 (default: ${DEFAULT-VALUE})")
    private int requests = 2_000;

    @Option(
            names = "--connections",
            paramLabel = "N",
            description = "the system's limit of connections of one address (default: ${DEFAULT-VALUE})")
    private int connections = 1_000;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "no attack begins after this time (default: ${DEFAULT-VALUE})")
    private int minutes = 20;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this")
    @SuppressWarnings("unused") // picocli prints the usage and returns before call()
    private boolean help;

    Attacks(PrintStream out) {
        this.out = out;
    }

    static void main(String[] arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    /** Returns the exit code. */
    public static int run(PrintStream out, PrintStream err, String... arguments) {
        return new CommandLine(new Attacks(out))
                .addSubcommand(new Everyday(out))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (failure instanceof NotRunning || failure instanceof Loopback.NotLoopback) {
                        err.println(failure.getMessage());
                        return CommandLine.ExitCode.USAGE;
                    }
                    throw failure;
                })
                .execute(arguments);
    }

    @Override
    public Integer call() {
        List<Attack> attacks = attacks();
        if (list) {
            attacks.forEach(attack -> out.println(attack.name()));
            return CommandLine.ExitCode.OK;
        }
        List<Attack> chosen = chosen(attacks);
        RunningSystem system = new RunningSystem(runFolder, gateway, consultation);
        boolean held = new AttackRun(system, Duration.ofMinutes(minutes), out::println).run(chosen);
        return held ? CommandLine.ExitCode.OK : SUCCEEDED;
    }

    /** Those that could harm the others' answers come last. */
    private List<Attack> attacks() {
        return List.of(
                new UnservedPaths(),
                new Roles(ROOT.resolve("docs/access.md")),
                new Names(),
                new Tokens(),
                new Sessions(),
                new Caches(),
                new Hosts(),
                new PathTricks(),
                new Smuggling(),
                new MethodsAndHeaders(),
                new ControlCharacters(),
                new Publication(),
                new Bodies(),
                new HostileFiles(),
                new AnonymousRequests(Math.clamp(requests, 1, MOST_REQUESTS)),
                new SlowClients(Math.clamp(connections, 1, MOST_CONNECTIONS)));
    }

    private List<Attack> chosen(List<Attack> attacks) {
        List<String> names = attacks.stream().map(Attack::name).toList();
        List<String> unknown =
                only.stream().filter(name -> !names.contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "there is no attack " + String.join(", ", unknown) + "; --list shows the names");
        }
        return attacks.stream()
                .filter(attack -> only.isEmpty() || only.contains(attack.name()))
                .toList();
    }
}
