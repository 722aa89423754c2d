/** What can be said of the benchmarks without measuring: the command line, and where figures go. */
@NullMarked
package org.ibasho.benchmarks;

import org.jspecify.annotations.NullMarked;
