/** Who works at a gathering: the NPO's staff, the roster of seats, and the counsellor whom the centre sends. */
@NullMarked
package org.ibasho.scheduling.staffing;

import org.jspecify.annotations.NullMarked;
