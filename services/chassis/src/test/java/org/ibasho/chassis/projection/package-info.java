/** Tests of the read models. */
@NullMarked
package org.ibasho.chassis.projection;

import org.jspecify.annotations.NullMarked;
