/** What the acknowledged commands have led to, and whether the system shows exactly that. */
@NullMarked
package org.ibasho.attacks.everyday.figures;

import org.jspecify.annotations.NullMarked;
