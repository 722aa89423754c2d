/** Which faults a run has. */
@NullMarked
package org.ibasho.faults.plan;

import org.jspecify.annotations.NullMarked;
