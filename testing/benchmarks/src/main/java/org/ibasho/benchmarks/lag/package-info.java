/** The time from a command to another service's read model, at a constant rate of commands. */
@NullMarked
package org.ibasho.benchmarks.lag;

import org.jspecify.annotations.NullMarked;
