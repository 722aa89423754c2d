/** The public view of gatherings: the calendar's API, feeds, the information for a first visit, and the turnout. */
@NullMarked
package org.ibasho.scheduling.calendar;

import org.jspecify.annotations.NullMarked;
