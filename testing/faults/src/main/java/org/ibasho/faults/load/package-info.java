/** Clients that log each command before they send it, and retry until the command is acknowledged. */
@NullMarked
package org.ibasho.faults.load;

import org.jspecify.annotations.NullMarked;
