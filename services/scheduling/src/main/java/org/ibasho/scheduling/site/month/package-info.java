/** The content of a page about some months: their gatherings, the filter that chose them, and the marks of a day. */
@NullMarked
package org.ibasho.scheduling.site.month;

import org.jspecify.annotations.NullMarked;
