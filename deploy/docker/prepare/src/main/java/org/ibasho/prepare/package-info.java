/** Prepares the servers of an installation in containers. Each command may be run at any time and repeats nothing. */
@NullMarked
package org.ibasho.prepare;

import org.jspecify.annotations.NullMarked;
