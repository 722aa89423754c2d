/** The streams that the benchmarks write. */
@NullMarked
package org.ibasho.benchmarks.sample;

import org.jspecify.annotations.NullMarked;
