/**
 * The events that the centre publishes: its replies to dispatches, and its work without names.
 */
@NullMarked
package org.ibasho.contracts.consultation;

import org.jspecify.annotations.NullMarked;
