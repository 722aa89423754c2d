/** Reactions to scheduling's events: each sends the command that keeps a door in step with its gathering. */
@NullMarked
package org.ibasho.attendance.door.reaction;

import org.jspecify.annotations.NullMarked;
