/** How fast a read model is rebuilt from all events, and whether its readers notice. */
@NullMarked
package org.ibasho.benchmarks.rebuild;

import org.jspecify.annotations.NullMarked;
