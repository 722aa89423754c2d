/** Tests of the benchmarks without measuring: the command line, and where the figures go. */
@NullMarked
package org.ibasho.benchmarks;

import org.jspecify.annotations.NullMarked;
