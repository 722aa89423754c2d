/** The operators' actions, with operator and time: kept for good, beside what they changed. */
@NullMarked
package org.ibasho.chassis.journal;

import org.jspecify.annotations.NullMarked;
