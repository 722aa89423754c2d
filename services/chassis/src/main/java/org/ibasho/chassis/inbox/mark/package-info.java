/** Which messages each reaction has processed: marks of publication numbers, and the ids of what has none. */
@NullMarked
package org.ibasho.chassis.inbox.mark;

import org.jspecify.annotations.NullMarked;
