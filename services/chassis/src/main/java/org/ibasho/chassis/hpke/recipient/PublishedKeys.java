package org.ibasho.chassis.hpke.recipient;

import java.util.List;
import java.util.Optional;
import org.ibasho.chassis.eventstore.EventHistory;
import org.ibasho.chassis.hpke.recipient.RecipientKeyEvent.Published;

/** The keys that a recipient has published, by its events. */
final class PublishedKeys {

    private final EventHistory history;
    private final String stream;

    PublishedKeys(EventHistory history, String recipient) {
        this.history = history;
        this.stream = RecipientKeyAggregate.idFor(recipient);
    }

    /** All of them, each with a higher number than the one before. */
    List<Published> all() {
        return history.of(stream, RecipientKeyEvent.class).stream()
                .map(event -> switch (event) {
                    case Published published -> published;
                })
                .toList();
    }

    Optional<Published> last() {
        List<Published> all = all();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }
}
