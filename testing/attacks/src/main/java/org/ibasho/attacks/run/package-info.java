/** An attack, and the table of what was tried and what came. */
@NullMarked
package org.ibasho.attacks.run;

import org.jspecify.annotations.NullMarked;
