/**
 * Where events are kept: an engine of our own for Axon on PostgreSQL, with names of our own and JSON that can be read
 * in psql.
 */
@NullMarked
package org.ibasho.chassis.eventstore;

import org.jspecify.annotations.NullMarked;
