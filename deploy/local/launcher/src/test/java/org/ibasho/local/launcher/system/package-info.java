/** What the system on one machine consists of. */
@NullMarked
package org.ibasho.local.launcher.system;

import org.jspecify.annotations.NullMarked;
