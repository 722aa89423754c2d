/** Supervises processes: starts each when what it needs is ready, restarts it when it ends, and stops all in order. */
@NullMarked
package org.ibasho.local.launcher.supervision;

import org.jspecify.annotations.NullMarked;
