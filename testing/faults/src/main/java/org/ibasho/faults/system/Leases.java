package org.ibasho.faults.system;

import java.time.Duration;
import java.util.Map;

/**
 * How long a process may give no sign of life before others take its place: its claim on the relay, its membership in
 * the consumer group, and its open transactions.
 */
public enum Leases {
    /** Short enough that a run can outlast them. */
    SHORT("4s", 6_000, "4s", Duration.ofSeconds(8)),
    /** The chassis's defaults. */
    OF_PRODUCTION("10s", 15_000, "10s", Duration.ofSeconds(40));

    static final String SESSIONS = "SPRING_APPLICATION_JSON";
    static final String LOCK = "2s";
    static final String UNLIMITED = "0";

    private final String claim;
    private final int membershipMillis;
    private final String openTransaction;
    private final Duration pause;

    Leases(String claim, int membershipMillis, String openTransaction, Duration pause) {
        this.claim = claim;
        this.membershipMillis = membershipMillis;
        this.openTransaction = openTransaction;
        this.pause = pause;
    }

    /** A pause that is longer than all of them. */
    public Duration pause() {
        return pause;
    }

    /** As environment variables of a service. */
    public Map<String, String> settings() {
        return Map.of(
                "IBASHO_READERS_CLAIM",
                claim,
                "SPRING_KAFKA_CONSUMER_PROPERTIES_SESSION_TIMEOUT_MS",
                Integer.toString(membershipMillis),
                "SPRING_KAFKA_CONSUMER_PROPERTIES_HEARTBEAT_INTERVAL_MS",
                Integer.toString(membershipMillis / 4),
                SESSIONS,
                sessions(openTransaction, LOCK));
    }

    /**
     * What each session of a service begins with. Not as a variable of its own: Spring takes its name for the setting
     * {@code connection.init.sql}, and opens a connection to look for it.
     */
    static String sessions(String openTransaction, String lock) {
        return """
            {"spring.datasource.hikari.connection-init-sql": "set idle_in_transaction_session_timeout = '%s'; \
            set statement_timeout = '30s'; set transaction_timeout = '60s'; set lock_timeout = '%s'"}
            """.formatted(openTransaction, lock);
    }
}
