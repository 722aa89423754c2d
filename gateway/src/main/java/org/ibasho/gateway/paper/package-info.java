/** Renders pages as PDF with embedded fonts and furigana. */
@NullMarked
package org.ibasho.gateway.paper;

import org.jspecify.annotations.NullMarked;
