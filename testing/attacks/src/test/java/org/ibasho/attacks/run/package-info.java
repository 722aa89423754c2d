/** Tests of the table. */
@NullMarked
package org.ibasho.attacks.run;

import org.jspecify.annotations.NullMarked;
