/** What the system consists of on one machine: its processes, ports, databases, users, and how each is told of the others. */
@NullMarked
package org.ibasho.local.system;

import org.jspecify.annotations.NullMarked;
