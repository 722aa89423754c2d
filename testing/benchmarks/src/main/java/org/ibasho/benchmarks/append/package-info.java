/** How fast concurrent writers store events, through the layers of our event store and through other event stores. */
@NullMarked
package org.ibasho.benchmarks.append;

import org.jspecify.annotations.NullMarked;
