/** Operators acknowledge the witness's alarms, on a page or by command. Nothing of an alarm is ever removed. */
@NullMarked
package org.ibasho.chassis.accesslog.alarm;

import org.jspecify.annotations.NullMarked;
