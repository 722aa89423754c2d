package org.ibasho.faults.killpoint;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** A kill point after each acknowledgement by Kafka. */
final class ProducerKillPoints {

    private ProducerKillPoints() {}

    /** @param acknowledgeEarly sabotage: the producer acknowledges a message as soon as it gets it */
    @SuppressWarnings("unchecked") // the proxy passes the very same keys and values on
    static <K, V> Producer<K, V> around(Producer<K, V> producer, KillSwitch killSwitch, boolean acknowledgeEarly) {
        return InterfaceProxy.around(Producer.class, producer, call -> {
            if (!call.name().equals("send") || !(call.argument(1) instanceof Callback callback)) {
                return call.proceed();
            }
            if (acknowledgeEarly && call.argument(0) instanceof ProducerRecord<?, ?> message) {
                callback.onCompletion(new RecordMetadata(new TopicPartition(message.topic(), 0), 0, 0, 0, 0, 0), null);
                return call.with(1, noCallback()).proceed();
            }
            return call.with(1, withKillPoint(callback, killSwitch)).proceed();
        });
    }

    private static Callback withKillPoint(Callback callback, KillSwitch killSwitch) {
        return (metadata, failure) -> {
            if (failure == null) {
                killSwitch.reached(KillPoint.AFTER_SEND);
            }
            callback.onCompletion(metadata, failure);
        };
    }

    private static Callback noCallback() {
        return (metadata, failure) -> {};
    }
}
