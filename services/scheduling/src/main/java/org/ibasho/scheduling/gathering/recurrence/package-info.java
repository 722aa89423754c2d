/** Which days a rule means, which of them are public holidays, and how to say the rule in a sentence. */
@NullMarked
package org.ibasho.scheduling.gathering.recurrence;

import org.jspecify.annotations.NullMarked;
