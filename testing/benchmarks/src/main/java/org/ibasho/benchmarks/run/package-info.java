/** What a benchmark is, its options, and its working folder. */
@NullMarked
package org.ibasho.benchmarks.run;

import org.jspecify.annotations.NullMarked;
