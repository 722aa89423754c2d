/** Tests of the package of the same name. */
@NullMarked
package org.ibasho.attacks.everyday.traffic;

import org.jspecify.annotations.NullMarked;
