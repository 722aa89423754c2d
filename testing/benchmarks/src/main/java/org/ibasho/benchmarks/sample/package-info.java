/**
 * A service as small as one can be whose rows are as large as those of a real one: notes that are kept on a meeting.
 */
@NullMarked
package org.ibasho.benchmarks.sample;

import org.jspecify.annotations.NullMarked;
