/** One line a request in the log, with its trace id and without anything personal. */
@NullMarked
package org.ibasho.web.logs;

import org.jspecify.annotations.NullMarked;
