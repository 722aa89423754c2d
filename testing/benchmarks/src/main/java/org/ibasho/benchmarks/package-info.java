/** The command line of the benchmarks: which one, how long, and what is printed and written at the end. */
@NullMarked
package org.ibasho.benchmarks;

import org.jspecify.annotations.NullMarked;
