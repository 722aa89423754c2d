/** What was changed about a gathering, by whom and when, in sentences: read from what is stored, for the supervisor. */
@NullMarked
package org.ibasho.scheduling.gathering.history;

import org.jspecify.annotations.NullMarked;
