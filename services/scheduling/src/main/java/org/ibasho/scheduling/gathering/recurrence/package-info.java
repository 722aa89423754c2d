/** Recurrence rules: their days, public holidays, and the rule as a sentence. */
@NullMarked
package org.ibasho.scheduling.gathering.recurrence;

import org.jspecify.annotations.NullMarked;
