/** What sealing personal data costs: commands and replay, sealed against plain. */
@NullMarked
package org.ibasho.benchmarks.sealing;

import org.jspecify.annotations.NullMarked;
