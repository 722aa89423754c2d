/** Reports lost wrapping keys, and how many people's records nobody can read therefore. */
@NullMarked
package org.ibasho.chassis.keystore.lost;

import org.jspecify.annotations.NullMarked;
