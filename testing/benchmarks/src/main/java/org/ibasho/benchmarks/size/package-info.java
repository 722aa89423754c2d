/** Whether millions of stored events make storing and loading slower, and how much is written for each event then. */
@NullMarked
package org.ibasho.benchmarks.size;

import org.jspecify.annotations.NullMarked;
