/** How what happened elsewhere is taken in: its effect and the note that it was taken in are one transaction. */
@NullMarked
package org.ibasho.chassis.inbox;

import org.jspecify.annotations.NullMarked;
