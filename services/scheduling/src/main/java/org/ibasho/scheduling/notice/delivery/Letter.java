package org.ibasho.scheduling.notice.delivery;

import java.util.Locale;
import java.util.UUID;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.scheduling.notice.NoticeReason;

/** The input of a sender, with the plain address: never stored or logged. */
public sealed interface Letter {

    String address();

    Locale language();

    /**
     * A confirmation mail.
     *
     * @param confirming the address of the confirmation page
     */
    record Question(String address, Locale language, String confirming) implements Letter {}

    /**
     * The first message to a browser. That it arrives confirms the subscription.
     *
     * @param subscriptionId the subscription that begins
     */
    record Welcome(UUID subscriptionId, String address, Locale language) implements Letter {}

    /**
     * A notice of a change.
     *
     * @param key the idempotency key, the same for every attempt
     * @param subscriptionId the subscription that receives it
     * @param gathering its current state
     * @param stopping the address of the page that ends the subscription
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
