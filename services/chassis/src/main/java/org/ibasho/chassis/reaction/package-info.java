/** Durable reactions: what a service does about each of its own stored events, at least once and in their order. */
@NullMarked
package org.ibasho.chassis.reaction;

import org.jspecify.annotations.NullMarked;
