/** Parses table files: CSV in the charsets used in Japan, and Excel. Knows nothing of their content. */
@NullMarked
package org.ibasho.scheduling.gathering.yearplan.file;

import org.jspecify.annotations.NullMarked;
