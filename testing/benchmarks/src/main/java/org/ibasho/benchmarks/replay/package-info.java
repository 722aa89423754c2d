/** How fast one reader reads all events, as a rebuild does. */
@NullMarked
package org.ibasho.benchmarks.replay;

import org.jspecify.annotations.NullMarked;
