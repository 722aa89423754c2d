/** The dispatch of a counsellor: the centre's reply, and the reminder if there is none. */
@NullMarked
package org.ibasho.scheduling.staffing.dispatch;

import org.jspecify.annotations.NullMarked;
