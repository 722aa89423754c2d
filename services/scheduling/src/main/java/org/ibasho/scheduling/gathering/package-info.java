/** A gathering from plan to conclusion: commands, events, state, decider and application service. */
@NullMarked
package org.ibasho.scheduling.gathering;

import org.jspecify.annotations.NullMarked;
