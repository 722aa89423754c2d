/**
 * Stores events, one command's or several commands' in one statement and one commit, and keeps the aggregates' last
 * states.
 */
@NullMarked
package org.ibasho.chassis.eventstore.append;

import org.jspecify.annotations.NullMarked;
