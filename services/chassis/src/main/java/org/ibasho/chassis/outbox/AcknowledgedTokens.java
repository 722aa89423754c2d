package org.ibasho.chassis.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The relay's token, which moves on only when Kafka has acknowledged everything before it. Each look at it and each move is a
 * short transaction of its own: one that stayed open while Kafka is waited for would hold back all readers of the store.
 */
final class AcknowledgedTokens implements TokenStore {

    /** The store gives a claim up after ten seconds. */
    private static final long EXTEND_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private final TokenStore tokens;
    private final TransactionOperations transactions;
    private final PendingSends pendingSends;
    private final Runnable beforeBeginning;
    private volatile long claimedAt = System.nanoTime() - EXTEND_EVERY_NANOS;

    /** @param beforeBeginning what is to be done before a relay learns where it begins */
    AcknowledgedTokens(
            TokenStore tokens,
            TransactionOperations transactions,
            PendingSends pendingSends,
            Runnable beforeBeginning) {
        this.tokens = tokens;
        this.transactions = transactions;
        this.pendingSends = pendingSends;
        this.beforeBeginning = beforeBeginning;
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
        pendingSends.await();
        transactions.executeWithoutResult(status -> tokens.storeToken(token, processor, segment));
        claimedAt = System.nanoTime();
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processor, int segment) {
        pendingSends.forget();
        beforeBeginning.run();
        return transactions.execute(status -> tokens.fetchToken(processor, segment));
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processor, Segment segment) {
        pendingSends.forget();
        beforeBeginning.run();
        return transactions.execute(status -> tokens.fetchToken(processor, segment));
    }

    /** The processor asks for it before each batch, which would be a commit each; storing the token has done the same. */
    @Override
    public void extendClaim(String processor, int segment) {
        if (System.nanoTime() - claimedAt >= EXTEND_EVERY_NANOS) {
            transactions.executeWithoutResult(status -> tokens.extendClaim(processor, segment));
            claimedAt = System.nanoTime();
        }
    }

    @Override
    public void releaseClaim(String processor, int segment) {
        transactions.executeWithoutResult(status -> tokens.releaseClaim(processor, segment));
    }

    @Override
    public void initializeTokenSegments(String processor, int segments) {
        transactions.executeWithoutResult(status -> tokens.initializeTokenSegments(processor, segments));
    }

    @Override
    public void initializeTokenSegments(String processor, int segments, @Nullable TrackingToken first) {
        transactions.executeWithoutResult(status -> tokens.initializeTokenSegments(processor, segments, first));
    }

    @Override
    public void initializeSegment(@Nullable TrackingToken first, String processor, int segment) {
        transactions.executeWithoutResult(status -> tokens.initializeSegment(first, processor, segment));
    }

    @Override
    public void deleteToken(String processor, int segment) {
        transactions.executeWithoutResult(status -> tokens.deleteToken(processor, segment));
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return tokens.requiresExplicitSegmentInitialization();
    }

    @Override
    @SuppressWarnings("NullAway") // the transaction returns what the store returns, and that is never null
    public int[] fetchSegments(String processor) {
        return transactions.execute(status -> tokens.fetchSegments(processor));
    }

    @Override
    @SuppressWarnings("NullAway") // as above
    public List<Segment> fetchAvailableSegments(String processor) {
        return transactions.execute(status -> tokens.fetchAvailableSegments(processor));
    }

    @Override
    @SuppressWarnings("NullAway") // as above
    public Optional<String> retrieveStorageIdentifier() {
        return transactions.execute(status -> tokens.retrieveStorageIdentifier());
    }
}
