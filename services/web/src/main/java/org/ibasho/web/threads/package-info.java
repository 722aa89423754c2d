/** Keeps the virtual threads of a process running that wait for each other through their carriers. */
@NullMarked
package org.ibasho.web.threads;

import org.jspecify.annotations.NullMarked;
