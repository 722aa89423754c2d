/** Runs a benchmark: its interface, its options, and its working folder. */
@NullMarked
package org.ibasho.benchmarks.run;

import org.jspecify.annotations.NullMarked;
