/** What the system on one machine consists of. */
@NullMarked
package org.ibasho.local.system;

import org.jspecify.annotations.NullMarked;
