package org.ibasho.local.launcher;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import org.ibasho.local.launcher.console.Console;
import org.ibasho.local.launcher.run.PrivateFile;
import org.ibasho.local.launcher.run.RunFolder;
import picocli.CommandLine.Command;

/** {@code deploy/local/down}: stops what runs in a folder, whether or not its launcher is alive. */
@Command(
        name = "down",
        customSynopsis = "deploy/local/down [options]",
        description = "Stops everything; the data stay.",
        sortOptions = false,
        usageHelpWidth = 110)
final class DownCommand extends CommonOptions implements Callable<Integer> {

    private final Console console;

    DownCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        long begun = System.nanoTime();
        RunFolder folder = folder();
        RecordedProcesses processes = new RecordedProcesses(folder);
        boolean launcher = processes.stopLauncher();
        Set<String> others = processes.stopOthers();
        PrivateFile.remove(folder.endpoints());
        PrivateFile.remove(folder.ready());
        if (!launcher && others.isEmpty()) {
            console.line("Nothing is running in " + folder + ".");
        } else {
            console.line("Stopped everything in " + Console.seconds(Duration.ofNanos(System.nanoTime() - begun))
                    + "; the data stay in " + folder + ".");
        }
        return 0;
    }
}
