/** Renders pages as PDF with embedded fonts and furigana. */
@NullMarked
package org.ibasho.scheduling.site.paper;

import org.jspecify.annotations.NullMarked;
