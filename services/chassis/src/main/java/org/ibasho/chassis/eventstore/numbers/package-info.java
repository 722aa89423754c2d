/**
 * The numbers of the transactions that stored events: up to which number events can be read, and how numbers go on
 * ascending on another server.
 */
@NullMarked
package org.ibasho.chassis.eventstore.numbers;

import org.jspecify.annotations.NullMarked;
