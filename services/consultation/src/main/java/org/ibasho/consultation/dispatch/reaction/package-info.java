/** Reactions to scheduling's events: each sends the command that keeps a dispatch in step with its gathering. */
@NullMarked
package org.ibasho.consultation.dispatch.reaction;

import org.jspecify.annotations.NullMarked;
