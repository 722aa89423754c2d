/** Tests of the parts of the system on one machine. */
@NullMarked
package org.ibasho.local.launcher.system;

import org.jspecify.annotations.NullMarked;
