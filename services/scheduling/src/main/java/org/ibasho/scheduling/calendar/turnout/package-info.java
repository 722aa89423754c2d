/** How many came, as far as the public is told: never a number, only roughly. */
@NullMarked
package org.ibasho.scheduling.calendar.turnout;

import org.jspecify.annotations.NullMarked;
