/** Plans what happens in one run; the run's seed decides all of it. */
@NullMarked
package org.ibasho.faults.plan;

import org.jspecify.annotations.NullMarked;
