/** How fast events are stored, by several writers at once, through our layers and through other event stores. */
@NullMarked
package org.ibasho.benchmarks.append;

import org.jspecify.annotations.NullMarked;
