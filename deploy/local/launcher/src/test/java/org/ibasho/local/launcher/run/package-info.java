/** Tests of the folder of a run. */
@NullMarked
package org.ibasho.local.launcher.run;

import org.jspecify.annotations.NullMarked;
