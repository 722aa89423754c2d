/** What a benchmark is, what it is asked for, and what it is given to work with. */
@NullMarked
package org.ibasho.benchmarks.run;

import org.jspecify.annotations.NullMarked;
