/** The streams that events are written to. */
@NullMarked
package org.ibasho.benchmarks.sample;

import org.jspecify.annotations.NullMarked;
