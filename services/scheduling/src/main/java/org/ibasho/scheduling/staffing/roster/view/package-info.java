/** What pages show of a roster: its seats, who is suggested for the free ones, and what changed meanwhile. */
@NullMarked
package org.ibasho.scheduling.staffing.roster.view;

import org.jspecify.annotations.NullMarked;
