/** What the gathering module asks staffing. Staffing implements these interfaces, so that the dependency points one way. */
@NullMarked
package org.ibasho.scheduling.gathering.staffing;

import org.jspecify.annotations.NullMarked;
