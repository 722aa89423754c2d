/**
 * What scheduling tells others: the public life cycle of gatherings, reminders to the centre, and its public keys.
 */
@NullMarked
package org.ibasho.contracts.scheduling;

import org.jspecify.annotations.NullMarked;
