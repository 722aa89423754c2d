/** Reads the files that offices keep tables in: CSV in the charsets that Japan uses, and Excel. Knows nothing of what they say. */
@NullMarked
package org.ibasho.scheduling.gathering.yearplan.file;

import org.jspecify.annotations.NullMarked;
