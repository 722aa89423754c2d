/** How each fault is done to the world, and how the world is put right again afterwards as its operators would. */
@NullMarked
package org.ibasho.faults.attack;

import org.jspecify.annotations.NullMarked;
