/** Tests of the reports about lost wrapping keys. */
@NullMarked
package org.ibasho.chassis.keystore.lost;

import org.jspecify.annotations.NullMarked;
