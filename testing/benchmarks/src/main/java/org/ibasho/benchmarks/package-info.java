/** The command line of the benchmarks, and what they print and write at the end. */
@NullMarked
package org.ibasho.benchmarks;

import org.jspecify.annotations.NullMarked;
