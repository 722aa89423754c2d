/** Samples what processes and databases take, and checks that it does not grow without end. */
@NullMarked
package org.ibasho.attacks.everyday.memory;

import org.jspecify.annotations.NullMarked;
