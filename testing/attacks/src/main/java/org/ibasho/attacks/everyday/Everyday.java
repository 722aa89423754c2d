package org.ibasho.attacks.everyday;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.ibasho.attacks.everyday.traffic.PushService;
import org.ibasho.attacks.system.RunningSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of {@code testing/attacks/run everyday}. */
@Command(
        name = "everyday",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Uses a running system as on a busy day, with slow clients, hostile files and killed processes at once.",
            "Then it checks: all figures are right, only requests through a killed process have failed, nothing grows.",
            "What it has planned and counted stays; its figures are told from what was there before."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:everything is right",
            "1:something is not",
            "2:the options will not do, or nothing is running"
        })
public final class Everyday implements Callable<Integer> {

    private static final int LONGEST = 24 * 60;

    private final PrintStream out;

    @Option(names = "--run-dir", paramLabel = "DIR", description = "the run to use, if not deploy/local/run")
    private Path runFolder = Path.of(System.getProperty("ibasho.root", ""), "deploy/local/run");

    @Option(names = "--minutes", paramLabel = "N", description = "length of the load (default: ${DEFAULT-VALUE})")
    private int minutes = 60;

    @Option(names = "--seed", paramLabel = "N", description = "who does what, and what is killed when (default: 1)")
    private long seed = 1;

    @Option(
            names = "--push-port",
            paramLabel = "N",
            description = "where the browsers' push service listens (default: ${DEFAULT-VALUE})")
    private int pushPort = 8099;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this")
    @SuppressWarnings("unused") // picocli prints the usage and returns before call()
    private boolean help;

    public Everyday(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        RunningSystem system = new RunningSystem(runFolder, null, null);
        Duration length = Duration.ofMinutes(Math.clamp(minutes, 1, LONGEST));
        try (PushService service = PushService.start(pushPort)) {
            boolean right = new EverydayRun(system, length, seed, service, out::println).run();
            return right ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }
    }
}
