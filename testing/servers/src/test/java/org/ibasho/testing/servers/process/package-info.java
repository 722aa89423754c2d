/** Ports of servers that run side by side. */
@NullMarked
package org.ibasho.testing.servers.process;

import org.jspecify.annotations.NullMarked;
