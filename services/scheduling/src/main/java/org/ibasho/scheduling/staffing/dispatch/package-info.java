/** The dispatch of a counsellor: the centre's reply, and the reminder if there is none. */
@NamedInterface("dispatch")
@NullMarked
package org.ibasho.scheduling.staffing.dispatch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
