/** What a run keeps in its folder. */
@NullMarked
package org.ibasho.local.launcher.run;

import org.jspecify.annotations.NullMarked;
