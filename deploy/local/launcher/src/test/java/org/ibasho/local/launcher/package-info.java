/** The two commands, run as processes on a system of stand-ins that start quickly. */
@NullMarked
package org.ibasho.local.launcher;

import org.jspecify.annotations.NullMarked;
