/** The folder of a run: secrets, the running processes, logs, and the file that scripts read. */
@NullMarked
package org.ibasho.local.launcher.run;

import org.jspecify.annotations.NullMarked;
