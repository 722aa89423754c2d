/** How what was sent is matched with what was seen. */
@NullMarked
package org.ibasho.benchmarks.lag;

import org.jspecify.annotations.NullMarked;
