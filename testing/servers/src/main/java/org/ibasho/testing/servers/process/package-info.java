/** Processes of this machine, for the servers of tests and of local runs: their folders, ports, start and end. */
@NullMarked
package org.ibasho.testing.servers.process;

import org.jspecify.annotations.NullMarked;
