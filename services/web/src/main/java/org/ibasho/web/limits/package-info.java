/** Limits on requests, so that one request cannot exhaust a process. */
@NullMarked
package org.ibasho.web.limits;

import org.jspecify.annotations.NullMarked;
