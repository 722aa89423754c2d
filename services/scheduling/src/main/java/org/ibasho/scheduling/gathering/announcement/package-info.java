/** Announcing a gathering: with all required seats, or with missing seats by a recorded exception. */
@NamedInterface("announcement")
@NullMarked
package org.ibasho.scheduling.gathering.announcement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
