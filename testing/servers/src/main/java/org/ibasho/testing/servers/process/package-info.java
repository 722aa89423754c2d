/** What servers of a test and of the one command need as processes: a folder, a port, a start and an end. */
@NullMarked
package org.ibasho.testing.servers.process;

import org.jspecify.annotations.NullMarked;
