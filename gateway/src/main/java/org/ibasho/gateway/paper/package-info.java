/** Puts a page on paper: as PDF with fonts of its own, and with furigana over the words that have kanji. */
@NullMarked
package org.ibasho.gateway.paper;

import org.jspecify.annotations.NullMarked;
