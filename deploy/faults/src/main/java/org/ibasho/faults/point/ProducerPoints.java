package org.ibasho.faults.point;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;

/** Knows when Kafka has acknowledged a message. */
final class ProducerPoints {

    private ProducerPoints() {}

    @SuppressWarnings("unchecked") // the proxy passes the very same keys and values on
    static <K, V> Producer<K, V> around(Producer<K, V> producer, KillSwitch killSwitch) {
        return Decorator.around(Producer.class, producer, call -> {
            if (call.name().equals("send") && call.argument(1) instanceof Callback told) {
                return call.with(1, watching(told, killSwitch)).proceed();
            }
            return call.proceed();
        });
    }

    private static Callback watching(Callback told, KillSwitch killSwitch) {
        return (metadata, failure) -> {
            if (failure == null) {
                killSwitch.reached(KillPoint.AFTER_SEND);
            }
            told.onCompletion(metadata, failure);
        };
    }
}
