/** Checks that the event store, Kafka, the subscriber and the read model agree once all events have been processed. */
@NullMarked
package org.ibasho.faults.check;

import org.jspecify.annotations.NullMarked;
