/**
 * How readers follow the stored events: one loop, one thread that tries again, and one table for how far each reader
 * has come.
 */
@NullMarked
package org.ibasho.chassis.eventstore.reader;

import org.jspecify.annotations.NullMarked;
