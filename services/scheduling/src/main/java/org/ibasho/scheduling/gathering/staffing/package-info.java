/**
 * Interfaces that the gathering module needs from staffing. Staffing implements them, so that the dependency points one
 * way.
 */
@NullMarked
package org.ibasho.scheduling.gathering.staffing;

import org.jspecify.annotations.NullMarked;
