/** Errors as RFC 9457 problems with a stable code and a sentence in Japanese and English; for a browser, as a page. */
@NullMarked
package org.ibasho.web.problem;

import org.jspecify.annotations.NullMarked;
