/** The options of the program, and a run of all attacks on a system that is started for it. */
@NullMarked
package org.ibasho.attacks;

import org.jspecify.annotations.NullMarked;
