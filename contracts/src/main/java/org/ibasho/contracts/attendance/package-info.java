/**
 * The events that attendance publishes: when a door opened, and how many people were counted.
 */
@NullMarked
package org.ibasho.contracts.attendance;

import org.jspecify.annotations.NullMarked;
