/** How rounds are measured and figures are computed. */
@NullMarked
package org.ibasho.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
