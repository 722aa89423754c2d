package org.ibasho.faults.killpoint;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** A kill point before each commit of offsets, and the size of each polled batch. */
final class ConsumerKillPoints {

    private ConsumerKillPoints() {}

    @SuppressWarnings("unchecked") // the proxy passes the very same keys and values on
    static <K, V> Consumer<K, V> around(Consumer<K, V> consumer, KillSwitch killSwitch) {
        return InterfaceProxy.around(Consumer.class, consumer, call -> {
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
