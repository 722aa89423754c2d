/** Year plans from files: parsed lines, their flaws, and planning all of them at once or nothing. */
@NullMarked
package org.ibasho.scheduling.gathering.yearplan;

import org.jspecify.annotations.NullMarked;
