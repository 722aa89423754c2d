/**
 * The events that scheduling publishes: the life cycle of gatherings, reminders to the centre, and its public keys.
 */
@NullMarked
package org.ibasho.contracts.scheduling;

import org.jspecify.annotations.NullMarked;
