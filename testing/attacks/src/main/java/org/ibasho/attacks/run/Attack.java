package org.ibasho.attacks.run;

import java.io.IOException;
import org.ibasho.attacks.system.RunningSystem;

/** One kind of attack on a running system, in several rows of the table. */
public interface Attack {

    /** In kebab case, as options and reports have it. */
    String name();

    /** Tries everything, whether or not something of it succeeds. */
    void run(RunningSystem system, Report report) throws IOException;
}
