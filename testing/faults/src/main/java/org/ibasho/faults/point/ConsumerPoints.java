package org.ibasho.faults.point;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Knows how many messages a poll brought, and when the offsets of what was handled are about to be noted. */
final class ConsumerPoints {

    private ConsumerPoints() {}

    @SuppressWarnings("unchecked") // the proxy passes the very same keys and values on
    static <K, V> Consumer<K, V> around(Consumer<K, V> consumer, KillSwitch killSwitch) {
        return Decorator.around(Consumer.class, consumer, call -> {
            if (call.name().startsWith("commit")) {
                killSwitch.reached(KillPoint.BEFORE_OFFSET);
            }
            Object result = call.proceed();
            if (result instanceof ConsumerRecords<?, ?> polled && !polled.isEmpty()) {
                killSwitch.batchOf(polled.count());
            }
            return result;
        });
    }
}
