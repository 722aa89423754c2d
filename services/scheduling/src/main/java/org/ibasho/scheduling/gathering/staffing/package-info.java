/**
 * Interfaces that the gathering module needs from staffing. Staffing implements them, so that the dependency points one
 * way.
 */
@NamedInterface("staffing")
@NullMarked
package org.ibasho.scheduling.gathering.staffing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
