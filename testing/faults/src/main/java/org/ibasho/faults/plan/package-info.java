/** What is done to the world in one run: all of it follows from the run's seed. */
@NullMarked
package org.ibasho.faults.plan;

import org.jspecify.annotations.NullMarked;
