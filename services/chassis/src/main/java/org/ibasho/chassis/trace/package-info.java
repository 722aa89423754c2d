/** How one trace id goes with a command through the event store and Kafka to every log line that it causes. */
@NullMarked
package org.ibasho.chassis.trace;

import org.jspecify.annotations.NullMarked;
