/** The two commands, run as processes on a system of stand-ins that start quickly. */
@NullMarked
package org.ibasho.local;

import org.jspecify.annotations.NullMarked;
