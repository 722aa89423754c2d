package org.ibasho.chassis.inbox;

import java.util.List;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** For operators, on the management port: what is parked, and another try once the cause is mended. */
@Endpoint(id = "parked")
public final class ParkedMessages {

    private final Parking parking;
    private final Inbox inbox;

    ParkedMessages(Parking parking, Inbox inbox) {
        this.parking = parking;
        this.inbox = inbox;
    }

    /** What is parked, the oldest first: topic, subject, reason and time, never what the message says. */
    @ReadOperation
    public Map<String, List<?>> parked() {
        return Map.of("parked", parking.all());
    }

    /** Takes in what is parked about one subject, in order; what fails again stays parked. */
    @WriteOperation
    public Map<String, Integer> retry(String topic, String key) {
        return Map.of("takenIn", inbox.retry(topic, key));
    }
}
