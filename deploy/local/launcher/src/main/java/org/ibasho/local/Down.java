package org.ibasho.local;

import java.time.Duration;
import java.util.Set;
import org.ibasho.local.console.Console;
import org.ibasho.local.run.PrivateFile;
import org.ibasho.local.run.RunFolder;

/** Stops what runs in a folder, whether or not its launcher is alive. */
record Down(RunFolder folder, Console console) {

    int run() {
        long begun = System.nanoTime();
        Leftovers leftovers = new Leftovers(folder);
        boolean launcher = leftovers.stopLauncher();
        Set<String> others = leftovers.stopOthers();
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
