/** Processes that are started when what they need is ready, watched, started again when they die, and stopped in order. */
@NullMarked
package org.ibasho.local.supervision;

import org.jspecify.annotations.NullMarked;
