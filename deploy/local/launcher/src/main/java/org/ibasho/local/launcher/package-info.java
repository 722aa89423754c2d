/** The one command that starts the whole system on one machine and the one that stops it. */
@NullMarked
package org.ibasho.local.launcher;

import org.jspecify.annotations.NullMarked;
