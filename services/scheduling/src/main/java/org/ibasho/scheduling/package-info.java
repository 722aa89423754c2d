/** Scheduling: the month's gatherings, from plan to conclusion, and the calendar that everybody sees. */
@NullMarked
package org.ibasho.scheduling;

import org.jspecify.annotations.NullMarked;
