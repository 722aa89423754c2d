/** Sealing: a component that is declared as personal is stored under the data key of the person whom it is about. */
@NullMarked
package org.ibasho.chassis.sealing;

import org.jspecify.annotations.NullMarked;
