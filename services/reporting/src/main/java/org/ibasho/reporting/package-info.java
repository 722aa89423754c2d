/** Reporting: monthly figures from the other services' events. It decides nothing and has no events of its own. */
@NullMarked
package org.ibasho.reporting;

import org.jspecify.annotations.NullMarked;
