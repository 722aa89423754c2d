/**
 * How read models are built, follow the events and are built again, and how a page waits, bounded, for the effect of
 * a command.
 */
@NullMarked
package org.ibasho.chassis.projection;

import org.jspecify.annotations.NullMarked;
