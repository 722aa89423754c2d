/** The turnout for the public: a range, never a number. */
@NullMarked
package org.ibasho.scheduling.calendar.turnout;

import org.jspecify.annotations.NullMarked;
