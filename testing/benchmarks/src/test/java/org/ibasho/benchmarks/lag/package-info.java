/** How effects are matched with their commands. */
@NullMarked
package org.ibasho.benchmarks.lag;

import org.jspecify.annotations.NullMarked;
