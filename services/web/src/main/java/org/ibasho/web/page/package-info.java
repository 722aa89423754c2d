/** The parts that all pages share: layout, language, formats of times, and the viewer. */
@NullMarked
package org.ibasho.web.page;

import org.jspecify.annotations.NullMarked;
