/** Both realms, asked over HTTP as applications and browsers ask them. */
@NullMarked
package org.ibasho.local.identity;

import org.jspecify.annotations.NullMarked;
