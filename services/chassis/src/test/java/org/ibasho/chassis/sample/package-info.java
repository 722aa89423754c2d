/** A service as small as one can be, to test the chassis with: a tally that only grows. */
@NullMarked
package org.ibasho.chassis.sample;

import org.jspecify.annotations.NullMarked;
