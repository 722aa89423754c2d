/** The history of a gathering for the supervisor: changes as sentences, with user and time, from the stored events. */
@NamedInterface("history")
@NullMarked
package org.ibasho.scheduling.gathering.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
