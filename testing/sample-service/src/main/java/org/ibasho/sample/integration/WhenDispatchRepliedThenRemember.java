package org.ibasho.sample.integration;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ibasho.chassis.inbox.Subscriber;
import org.ibasho.contracts.consultation.DispatchRepliedV2;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** A reaction that only a later version of the service has. */
@Component
@ConditionalOnProperty("sample.remembers")
public class WhenDispatchRepliedThenRemember implements Subscriber<DispatchRepliedV2> {

    private final List<String> remembered = new CopyOnWriteArrayList<>();

    @Override
    public Class<DispatchRepliedV2> type() {
        return DispatchRepliedV2.class;
    }

    @Override
    public void receive(DispatchRepliedV2 event, String eventId) {
        remembered.add(eventId);
    }

    /** The ids of the events that it has received, in order. */
    public List<String> remembered() {
        return List.copyOf(remembered);
    }
}
