package org.ibasho.faults.point;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** Knows when Kafka has acknowledged a message. */
final class ProducerPoints {

    private ProducerPoints() {}

    /** @param credulous sabotage: a message counts as acknowledged as soon as it is handed over */
    @SuppressWarnings("unchecked") // the proxy passes the very same keys and values on
    static <K, V> Producer<K, V> around(Producer<K, V> producer, KillSwitch killSwitch, boolean credulous) {
        return Decorator.around(Producer.class, producer, call -> {
            if (!call.name().equals("send") || !(call.argument(1) instanceof Callback told)) {
                return call.proceed();
            }
            if (credulous && call.argument(0) instanceof ProducerRecord<?, ?> message) {
                told.onCompletion(new RecordMetadata(new TopicPartition(message.topic(), 0), 0, 0, 0, 0, 0), null);
                return call.with(1, nobodyIsTold()).proceed();
            }
            return call.with(1, watching(told, killSwitch)).proceed();
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

    private static Callback nobodyIsTold() {
        return (metadata, failure) -> {};
    }
}
