/** How a month is counted: a pure function of the month's facts, with a version. */
@NullMarked
package org.ibasho.reporting.counting;

import org.jspecify.annotations.NullMarked;
