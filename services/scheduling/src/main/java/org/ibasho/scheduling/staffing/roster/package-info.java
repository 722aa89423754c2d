/** The seats of a gathering: who takes them, who could take them, and which are missing before it is published. */
@NullMarked
package org.ibasho.scheduling.staffing.roster;

import org.jspecify.annotations.NullMarked;
