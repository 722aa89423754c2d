/** Translates the door's events into the contract events that attendance publishes. */
@NullMarked
package org.ibasho.attendance.integration;

import org.jspecify.annotations.NullMarked;
