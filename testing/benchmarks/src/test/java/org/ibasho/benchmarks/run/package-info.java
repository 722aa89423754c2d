/** The options of the command line. */
@NullMarked
package org.ibasho.benchmarks.run;

import org.jspecify.annotations.NullMarked;
