/** The latency of the public calendar with few and with many gatherings. */
@NullMarked
package org.ibasho.benchmarks.calendar;

import org.jspecify.annotations.NullMarked;
