/** A small service on the real chassis, for the chassis' integration tests, the benchmarks and the fault runs. */
@NullMarked
package org.ibasho.sample;

import org.jspecify.annotations.NullMarked;
