/** Attacks two small services on the real chassis, run after run, and checks that nothing is lost and nothing doubled. */
@NullMarked
package org.ibasho.faults;

import org.jspecify.annotations.NullMarked;
