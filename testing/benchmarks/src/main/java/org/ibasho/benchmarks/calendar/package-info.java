/** How long the public waits for the calendar, when there are few gatherings and when there are all of Japan's. */
@NullMarked
package org.ibasho.benchmarks.calendar;

import org.jspecify.annotations.NullMarked;
