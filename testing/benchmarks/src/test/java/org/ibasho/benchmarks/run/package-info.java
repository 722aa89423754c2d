/** What the command line means. */
@NullMarked
package org.ibasho.benchmarks.run;

import org.jspecify.annotations.NullMarked;
