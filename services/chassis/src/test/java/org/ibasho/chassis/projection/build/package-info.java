/** Tests of building read models. */
@NullMarked
package org.ibasho.chassis.projection.build;

import org.jspecify.annotations.NullMarked;
