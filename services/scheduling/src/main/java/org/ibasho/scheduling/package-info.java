/** The scheduling service: gatherings from plan to conclusion, and the public calendar. */
@NullMarked
package org.ibasho.scheduling;

import org.jspecify.annotations.NullMarked;
