/** Errors as RFC 9457 problems with a stable code and a sentence in Japanese and English; as a page where a page was asked for. */
@NullMarked
package org.ibasho.web.problem;

import org.jspecify.annotations.NullMarked;
