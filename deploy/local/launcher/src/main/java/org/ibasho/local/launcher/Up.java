package org.ibasho.local.launcher;

import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ibasho.local.launcher.console.Console;
import org.ibasho.local.launcher.run.LaunchFailure;
import org.ibasho.local.launcher.run.PidFiles;
import org.ibasho.local.launcher.run.PrivateFile;
import org.ibasho.local.launcher.run.RunFolder;
import org.ibasho.local.launcher.supervision.Supervisor;
import org.ibasho.local.launcher.system.RunnableSystem;

/** Starts the system, supervises it, and stops all of it in the end. */
final class Up {

    /** Makes the system of a run. */
    interface SystemOf {

        RunnableSystem of(Path root, RunFolder folder, int portOffset, Set<String> only);
    }

    private final UpCommand options;
    private final RunFolder folder;
    private final Console console;
    private final SystemOf systemOf;
    /** A lock that nothing refers to would be released. */
    private Optional<FileLock> lock = Optional.empty();

    private final long begun = System.nanoTime();
    private final AtomicBoolean over = new AtomicBoolean();

    Up(UpCommand options, RunFolder folder, Console console, SystemOf systemOf) {
        this.options = options;
        this.folder = folder;
        this.console = console;
        this.systemOf = systemOf;
    }

    /** Returns only after a failure: an interrupted process ends with the exit code 0 from its shutdown hook. */
    int run() {
        prepareFolder();
        RunnableSystem system = systemOf.of(CommonOptions.root(), folder, options.portOffset(), options.only());
        Preconditions.all(system);
        folder.turnLogs();
        folder.pids().record(PidFiles.LAUNCHER, ProcessHandle.current());
        ProgressReport report = new ProgressReport(system, folder, console);
        Supervisor supervisor = new Supervisor(system.components(), report);
        report.watch(supervisor);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> interrupted(supervisor)));
        try {
            return supervise(supervisor, report);
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            stop(supervisor);
            over.set(true);
        }
    }

    private int supervise(Supervisor supervisor, ProgressReport report) throws InterruptedException {
        console.line("Starting Ibasho; data and logs are in " + folder + ".");
        try {
            supervisor.startAll();
            report.started(Duration.ofNanos(System.nanoTime() - begun));
            int exitCode = options.demo() ? new DemoYear(CommonOptions.root(), options.runFolder(), console).load() : 0;
            PrivateFile.write(folder.ready(), Integer.toString(exitCode));
            supervisor.watch();
            return 0;
        } catch (LaunchFailure problem) {
            console.line("Stopping what was started.");
            stop(supervisor);
            return console.problem(problem.sentence(), 1);
        }
    }

    /**
     * One run a folder: the processes of a killed run are stopped; a run that is alive is stopped only with --fresh.
     */
    private void prepareFolder() {
        RecordedProcesses earlier = new RecordedProcesses(folder);
        if (options.fresh()) {
            earlier.stopLauncher();
        }
        lock = folder.lock();
        if (lock.isEmpty()) {
            throw LaunchFailure.of("Ibasho is already running in " + folder
                    + ": stop it with deploy/local/down, or give another --run-dir.");
        }
        if (!earlier.stopOthers().isEmpty()) {
            console.line("An earlier run was killed and left processes behind; they are stopped now.");
        }
        if (options.fresh()) {
            folder.wipe();
        }
        if (folder.hasData() && !Files.exists(folder.secrets())) {
            throw LaunchFailure.of("The passwords of the data in " + folder
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
