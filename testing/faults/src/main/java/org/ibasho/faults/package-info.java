/** Injects faults into two small services on the real chassis and checks that no event is lost or duplicated. */
@NullMarked
package org.ibasho.faults;

import org.jspecify.annotations.NullMarked;
