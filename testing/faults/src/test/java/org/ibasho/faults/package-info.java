/** Runs the faults in the build: seeded runs whose checks must pass, and sabotaged runs whose checks must fail. */
@NullMarked
package org.ibasho.faults;

import org.jspecify.annotations.NullMarked;
