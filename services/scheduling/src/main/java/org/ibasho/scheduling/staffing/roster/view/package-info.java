/** The view of a roster for pages: seats, suggestions for the free ones, and recent changes. */
@NamedInterface("roster-view")
@NullMarked
package org.ibasho.scheduling.staffing.roster.view;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
