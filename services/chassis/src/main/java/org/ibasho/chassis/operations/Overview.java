package org.ibasho.chassis.operations;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.ibasho.chassis.eventstore.reader.ParkedStream;
import org.ibasho.chassis.eventstore.reader.ParkedStreams;
import org.ibasho.chassis.inbox.ParkedMessages.ParkedSubject;
import org.ibasho.chassis.lag.Lag;
import org.ibasho.chassis.projection.ReadModelStatus;
import org.jspecify.annotations.Nullable;

/**
 * How a service stands.
 *
 * @param parked the subjects about which nothing more is taken in, the one that has waited longest first
 * @param outbox what is still to be told to others; null if this service tells nothing
 * @param inbox what is still to be taken in; null if this service takes nothing in
 * @param publication under way, or null
 * @param readModels what pages are shown from
 * @param parkedStreams streams of this service's own events that a reader passes by, the one parked longest first
 */
record Overview(
        String service,
        List<ParkedSubject> parked,
        @Nullable Left outbox,
        @Nullable Left inbox,
        @Nullable Again publication,
        List<Shown> readModels,
        List<Stopped> parkedStreams) {

    /**
     * The work that is left.
     *
     * @param events null when it cannot be told at the moment
     * @param oldestSeconds the age of the oldest
     */
    record Left(@Nullable Long events, @Nullable Long oldestSeconds) {

        static Left of(Lag lag) {
            return new Left(number(lag.events()), number(lag.seconds()));
        }

        private static @Nullable Long number(double figure) {
            return Double.isNaN(figure) ? null : Math.round(figure);
        }

        /** For pages. */
        @JsonIgnore
        public boolean isNothing() {
            return events != null && events == 0;
        }
    }

    /**
     * A read model.
     *
     * @param state {@code BUILDING}, {@code LIVE}, {@code REBUILDING} or {@code STOPPED}
     * @param percent how far it is built
     * @param behind how many events it does not show yet
     */
    record Shown(String name, String state, int percent, long behind) {

        static Shown of(ReadModelStatus status) {
            return new Shown(
                    status.name(), status.state().name(), (int) (status.progress() * 100), status.behindEvents());
        }

        /** For pages. */
        @JsonIgnore
        public boolean isBeingBuilt() {
            return "BUILDING".equals(state) || "REBUILDING".equals(state);
        }
    }

    /**
     * A stream of events that a reader passes by, while it goes on with all others.
     *
     * @param reader a read model, a reaction, or {@code outbox}
     * @param event the number of the event that stopped it in its stream
     * @param type of that event
     * @param reason {@code UNKNOWN_TYPE} or {@code FAILED}
     * @param detail names the failure
     * @param waiting how many later events wait behind it
     * @param retryAsked whether another attempt has been asked for and not been made yet
     */
    record Stopped(
            String reader,
            String stream,
            long event,
            String type,
            String reason,
            String detail,
            Instant since,
            long waiting,
            boolean retryAsked) {

        static Stopped of(ParkedStreams.Shown shown) {
            ParkedStream parked = shown.stream();
            return new Stopped(
                    parked.reader(),
                    parked.streamId(),
                    parked.version(),
                    parked.eventType(),
                    parked.reason().name(),
                    parked.detail(),
                    shown.since(),
                    shown.waiting(),
                    shown.retryAsked());
        }
    }

    /**
     * History is being published again.
     *
     * @param by the login of whoever asked for it
     * @param begun whether the relay publishes it
     * @param percent how much of it has been published again
     */
    record Again(String by, Instant at, boolean begun, int percent) {}
}
