/** Where events are kept: Axon's JDBC engine on PostgreSQL, with names of our own and JSON that can be read in psql. */
@NullMarked
package org.ibasho.chassis.eventstore;

import org.jspecify.annotations.NullMarked;
