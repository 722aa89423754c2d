/**
 * The sample service as the benchmarks run it, and events of the size that real services store.
 */
@NullMarked
package org.ibasho.benchmarks.sample;

import org.jspecify.annotations.NullMarked;
