/** What the contestants of the append benchmark store. */
@NullMarked
package org.ibasho.benchmarks.append;

import org.jspecify.annotations.NullMarked;
