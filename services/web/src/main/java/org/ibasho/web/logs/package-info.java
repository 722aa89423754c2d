/** One log line per request, with its trace id and without personal data. */
@NullMarked
package org.ibasho.web.logs;

import org.jspecify.annotations.NullMarked;
