/** Prepares the servers of an installation in containers; each command may be run at any time and changes nothing twice. */
@NullMarked
package org.ibasho.prepare;

import org.jspecify.annotations.NullMarked;
