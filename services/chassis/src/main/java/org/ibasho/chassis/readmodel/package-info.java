/**
 * A service's definition of a read model: which events make which rows. Who reads the events, when, and into which
 * tables is not its business.
 */
@NullMarked
package org.ibasho.chassis.readmodel;

import org.jspecify.annotations.NullMarked;
