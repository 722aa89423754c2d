/** What everybody may see of gatherings: the calendar's API, feeds, the first visit, and roughly how many people came. */
@NullMarked
package org.ibasho.scheduling.calendar;

import org.jspecify.annotations.NullMarked;
