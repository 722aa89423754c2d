/** The report of a month: how is counted, what it came to, as a page and for programs. */
@NullMarked
package org.ibasho.reporting.monthly;

import org.jspecify.annotations.NullMarked;
