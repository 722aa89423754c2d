/** Who of the operators did what, and when: kept for good, beside what it changed. */
@NullMarked
package org.ibasho.chassis.journal;

import org.jspecify.annotations.NullMarked;
