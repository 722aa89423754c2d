/** Builds a read model from all stored events, in tables of its own that then replace the live ones. */
@NullMarked
package org.ibasho.chassis.projection.build;

import org.jspecify.annotations.NullMarked;
