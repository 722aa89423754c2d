/** How what happened here is told to others: at least once, in order per subject, never before it is stored. */
@NullMarked
package org.ibasho.chassis.outbox;

import org.jspecify.annotations.NullMarked;
