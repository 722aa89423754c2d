package org.ibasho.local;

import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ibasho.local.console.Console;
import org.ibasho.local.run.PidFiles;
import org.ibasho.local.run.PrivateFile;
import org.ibasho.local.run.Problem;
import org.ibasho.local.run.RunFolder;
import org.ibasho.local.supervision.Supervisor;
import org.ibasho.local.system.RunnableSystem;

/** Starts the system, stays with it, and leaves nothing running behind. */
final class Up {

    /** Makes the system of a run. */
    interface SystemOf {

        RunnableSystem of(Path root, RunFolder folder, int portOffset, Set<String> only);
    }

    private final Options options;
    private final RunFolder folder;
    private final Console console;
    private final SystemOf systemOf;
    /** Held on to, for a lock that nothing refers to is let go of. */
    private Optional<FileLock> mine = Optional.empty();

    private final long begun = System.nanoTime();
    private final AtomicBoolean over = new AtomicBoolean();

    Up(Options options, RunFolder folder, Console console, SystemOf systemOf) {
        this.options = options;
        this.folder = folder;
        this.console = console;
        this.systemOf = systemOf;
    }

    /** Returns only if something is wrong: whoever wants it to end interrupts the process, and the answer to that is 0. */
    int run() {
        makeRoom();
        RunnableSystem system = systemOf.of(options.root(), folder, options.portOffset(), options.only());
        Checks.all(system);
        folder.turnLogs();
        folder.pids().note(PidFiles.LAUNCHER, ProcessHandle.current());
        Report report = new Report(system, folder, console);
        Supervisor supervisor = new Supervisor(system.components(), report);
        report.watch(supervisor);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> interrupted(supervisor)));
        try {
            return attend(supervisor, report);
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            stop(supervisor);
            over.set(true);
        }
    }

    private int attend(Supervisor supervisor, Report report) throws InterruptedException {
        console.line("Starting Ibasho; data and logs are in " + folder + ".");
        try {
            supervisor.startAll();
            report.started(Duration.ofNanos(System.nanoTime() - begun));
            int exitCode = options.demo() ? new DemoYear(options.root(), options.runFolder(), console).load() : 0;
            PrivateFile.write(folder.ready(), Integer.toString(exitCode));
            supervisor.watch();
            return 0;
        } catch (Problem problem) {
            console.line("Stopping what was started.");
            stop(supervisor);
            return console.problem(problem.sentence(), 1);
        }
    }

    /** One run a folder: what a killed one left behind is stopped; one that is alive is left alone, unless all begins afresh. */
    private void makeRoom() {
        Leftovers leftovers = new Leftovers(folder);
        if (options.fresh()) {
            leftovers.stopLauncher();
        }
        mine = folder.lock();
        if (mine.isEmpty()) {
            throw Problem.of("Ibasho is already running in " + folder
                    + ": stop it with deploy/local/down, or give another --run-dir.");
        }
        if (!leftovers.stopOthers().isEmpty()) {
            console.line("An earlier run was killed and left processes behind; they are stopped now.");
        }
        if (options.fresh()) {
            folder.wipe();
        }
        if (folder.hasData() && !Files.exists(folder.secrets())) {
            throw Problem.of("The passwords of the data in " + folder
                    + " are gone (secrets.json): put the file back, or start with --fresh.");
        }
        PrivateFile.remove(folder.ready());
        PrivateFile.remove(folder.endpoints());
    }

    /** Ctrl-C, or SIGTERM: the process ends here, well, and not by the signal. */
    private void interrupted(Supervisor supervisor) {
        if (!over.get()) {
            console.line("Stopping.");
            long asked = System.nanoTime();
            stop(supervisor);
            console.line("Stopped everything in " + Console.seconds(Duration.ofNanos(System.nanoTime() - asked))
                    + "; the data stay in " + folder + ".");
            Runtime.getRuntime().halt(0);
        }
    }

    private void stop(Supervisor supervisor) {
        PrivateFile.remove(folder.endpoints());
        PrivateFile.remove(folder.ready());
        supervisor.stopAll();
        // such as the demo year's loader, which has nobody left to talk to
        ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
        supervisor.processes().keySet().forEach(folder.pids()::forget);
        folder.pids().forget(PidFiles.LAUNCHER);
    }
}
