/**
 * The parts of the system on one machine: its processes, ports, databases, users, and how each is told of the
 * others.
 */
@NullMarked
package org.ibasho.local.launcher.system;

import org.jspecify.annotations.NullMarked;
