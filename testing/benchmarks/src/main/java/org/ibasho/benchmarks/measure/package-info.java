/** How to measure: interleaved rounds, medians, percentiles, ratios and their goals, tables. */
@NullMarked
package org.ibasho.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
