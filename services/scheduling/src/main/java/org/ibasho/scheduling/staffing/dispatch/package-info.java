/** Whom the centre sends to a gathering, as far as it has replied, and the reminder when it has not. */
@NullMarked
package org.ibasho.scheduling.staffing.dispatch;

import org.jspecify.annotations.NullMarked;
