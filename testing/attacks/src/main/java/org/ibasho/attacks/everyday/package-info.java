/** An hour of everyday load with slow clients, hostile files and killed processes, and what is checked after it. */
@NullMarked
package org.ibasho.attacks.everyday;

import org.jspecify.annotations.NullMarked;
