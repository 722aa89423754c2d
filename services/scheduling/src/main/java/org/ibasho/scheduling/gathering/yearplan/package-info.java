/** A year's plan out of a file: what each line says, what is wrong with it, and all of it planned at once or nothing. */
@NullMarked
package org.ibasho.scheduling.gathering.yearplan;

import org.jspecify.annotations.NullMarked;
