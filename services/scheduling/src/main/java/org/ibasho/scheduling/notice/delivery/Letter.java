package org.ibasho.scheduling.notice.delivery;

import java.util.Locale;
import java.util.UUID;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.scheduling.notice.NoticeReason;

/** What a sender gets, with the address in clear: not to be kept or logged. */
public sealed interface Letter {

    String address();

    Locale language();

    /**
     * Asks for a yes.
     *
     * @param confirming the page that takes it
     */
    record Question(String address, Locale language, String confirming) implements Letter {}

    /**
     * Tells a change.
     *
     * @param key the same for every attempt
     * @param subscriptionId whom it is told
     * @param gathering as it stands now
     * @param stopping the page that ends it
     */
    record Told(
            UUID key,
            UUID subscriptionId,
            String address,
            Locale language,
            NoticeReason news,
            CalendarEntry gathering,
            String stopping)
            implements Letter {}
}
