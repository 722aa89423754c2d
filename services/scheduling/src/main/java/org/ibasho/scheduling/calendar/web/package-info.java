/** The public API of the calendar. */
@NullMarked
package org.ibasho.scheduling.calendar.web;

import org.jspecify.annotations.NullMarked;
