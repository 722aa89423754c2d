/** Publishing a gathering: with every seat taken, or with seats missing by a recorded exception. */
@NullMarked
package org.ibasho.scheduling.gathering.announcement;

import org.jspecify.annotations.NullMarked;
