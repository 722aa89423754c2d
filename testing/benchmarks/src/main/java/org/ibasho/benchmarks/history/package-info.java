/** Publishing the history again: how fast that is, and how long new events wait for it. */
@NullMarked
package org.ibasho.benchmarks.history;

import org.jspecify.annotations.NullMarked;
