/** PostgreSQL as a process: its binaries, its roles and databases, and what a killed run left behind. */
@NullMarked
package org.ibasho.testing.servers.postgres;

import org.jspecify.annotations.NullMarked;
