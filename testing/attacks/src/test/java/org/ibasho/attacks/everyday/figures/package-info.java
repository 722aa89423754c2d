/** Tests of the package of the same name. */
@NullMarked
package org.ibasho.attacks.everyday.figures;

import org.jspecify.annotations.NullMarked;
