/** Says which wrapping keys are lost, and how many people can't be read therefore. */
@NullMarked
package org.ibasho.chassis.keystore.lost;

import org.jspecify.annotations.NullMarked;
