package org.ibasho.chassis.accesslog.chain;

/**
 * The topic of chain heads. The key of a message is the origin of the log and the process; the latest one of each key
 * says all there is, so the topic is compacted.
 */
final class ChainTopic {

    static final String NAME = "ibasho.access-log.chain.v1";

    private static final String SEPARATOR = " ";

    private ChainTopic() {}

    static String key(String origin, String process) {
        return origin + SEPARATOR + process;
    }

    /** The origin of the log that a message is about. */
    static String origin(String key) {
        int end = key.indexOf(SEPARATOR);
        if (end < 0) {
            throw new IllegalArgumentException("no key of a chain head");
        }
        return key.substring(0, end);
    }
}
