/** How rounds are played and figures are made of them. */
@NullMarked
package org.ibasho.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
