/** What all pages share: layout, language, how a time is written, who is looking. */
@NullMarked
package org.ibasho.web.page;

import org.jspecify.annotations.NullMarked;
