/** Whether millions of stored events slow down appending and loading, and how much log each event writes. */
@NullMarked
package org.ibasho.benchmarks.size;

import org.jspecify.annotations.NullMarked;
