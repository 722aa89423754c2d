/** The contract translator of scheduling. No other package depends on it. */
@NullMarked
package org.ibasho.scheduling.integration;

import org.jspecify.annotations.NullMarked;
