/** How many synchronous copies the key store has, and whether its server keeps more of it than it may. */
@NullMarked
package org.ibasho.chassis.keystore.copies;

import org.jspecify.annotations.NullMarked;
