package org.ibasho.chassis.eventstore.reader;

/**
 * A stream that a reader passes by from one of its events on.
 *
 * @param reader the reader's name
 * @param version the sequence number of the first event that is not handled; the later ones wait behind it
 * @param eventType the name of that event's type
 * @param detail names the failure; never quotes the event
 */
public record ParkedStream(
        String reader, String streamId, long version, String eventType, Reason reason, String detail) {

    private static final int LONGEST_DETAIL = 100;

    /** Why a stream is parked. */
    public enum Reason {
        /** A newer program stored an event of a type that this program does not know. */
        UNKNOWN_TYPE,
        /** The reader cannot handle the event; another attempt without a change fails again. */
        FAILED
    }

    /** A stream with an event of an unknown type. */
    public static ParkedStream unknown(String reader, String streamId, long version, String eventType) {
        return new ParkedStream(reader, streamId, version, eventType, Reason.UNKNOWN_TYPE, "");
    }

    /** A stream with an event that a reader cannot handle. */
    public static ParkedStream failed(
            String reader, String streamId, long version, String eventType, Throwable failure) {
        String name = failure.getClass().getSimpleName();
        String detail = name.substring(0, Math.min(LONGEST_DETAIL, name.length()));
        return new ParkedStream(reader, streamId, version, eventType, Reason.FAILED, detail);
    }

    /** The same for another reader. */
    public ParkedStream forReader(String other) {
        return new ParkedStream(other, streamId, version, eventType, reason, detail);
    }
}
