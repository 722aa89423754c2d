/** How fast all events are read again from the first, which is what a rebuilt read model begins with. */
@NullMarked
package org.ibasho.benchmarks.replay;

import org.jspecify.annotations.NullMarked;
