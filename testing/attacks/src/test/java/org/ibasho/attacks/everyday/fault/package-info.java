/** Tests of the package of the same name. */
@NullMarked
package org.ibasho.attacks.everyday.fault;

import org.jspecify.annotations.NullMarked;
