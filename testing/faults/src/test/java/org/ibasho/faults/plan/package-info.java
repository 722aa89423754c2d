/** Chooses the faults of a run. */
@NullMarked
package org.ibasho.faults.plan;

import org.jspecify.annotations.NullMarked;
