/** What a run keeps in its folder: secrets, which processes are running, logs, and the file that scripts read. */
@NullMarked
package org.ibasho.local.launcher.run;

import org.jspecify.annotations.NullMarked;
