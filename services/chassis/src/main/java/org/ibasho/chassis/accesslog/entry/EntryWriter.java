package org.ibasho.chassis.accesslog.entry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.ibasho.chassis.eventstore.reader.ReaderThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the entries of this process. One thread numbers and inserts whatever has come together, in one statement, so
 * that requests wait for one commit and not for one another. It begins the next insert only when it knows the outcome
 * of the one before, so a process has no gap, however it ends: what was not committed has no number.
 */
public final class EntryWriter implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EntryWriter.class);

    private static final int MOST_REQUESTS = 256;
    private static final int QUEUE = 4_096;
    private static final long UNKNOWN = -1;
    private static final Duration IDLE = Duration.ofMillis(200);

    private final EntryTable table;
    private final String process;
    private final Clock clock;
    private final Duration patience;
    private final UnwitnessedEntries unwitnessed;
    private final BlockingQueue<Pending> queue = new ArrayBlockingQueue<>(QUEUE);
    private final ReaderThread thread = new ReaderThread("access log", this::run);
    private final AtomicLong foreign = new AtomicLong();

    private boolean registered;
    private long next = UNKNOWN;
    /** The chain up to the last entry that this process knows to be stored. */
    private volatile ChainHead chain;
    /** What was tried to be written and may be stored all the same. */
    private final Set<String> uncertain = new HashSet<>();

    /** The entries of one call, and the outcome that it waits for. */
    private record Pending(List<NewEntry> entries, CompletableFuture<Void> written) {}

    /**
     * @param process different for each process, see {@link org.ibasho.chassis.instance.Instance#process}
     * @param patience how long a request waits for its entries
     */
    public EntryWriter(EntryTable table, String process, Clock clock, Duration patience) {
        this(table, process, clock, patience, System::nanoTime);
    }

    /** @param nanos measures how long entries wait for the witness, whatever the clock on the wall says */
    public EntryWriter(EntryTable table, String process, Clock clock, Duration patience, LongSupplier nanos) {
        this.table = table;
        this.process = process;
        this.clock = clock;
        this.patience = patience;
        this.unwitnessed = new UnwitnessedEntries(nanos);
        this.chain = ChainHead.start(process);
    }

    /** Begins to write what is appended. */
    public EntryWriter start() {
        thread.start();
        return this;
    }

    /**
     * Returns when the entries are committed.
     *
     * @throws AccessLogUnavailable if they are not, or may not be: what they are about must not be shown
     */
    public void append(List<NewEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        Pending pending = new Pending(List.copyOf(entries), new CompletableFuture<>());
        if (thread.isStopping() || !queue.offer(pending)) {
            throw new AccessLogUnavailable("the access log takes no more entries at the moment");
        }
        try {
            pending.written.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new AccessLogUnavailable("the access log does not answer in time", late);
        } catch (ExecutionException failed) {
            throw new AccessLogUnavailable("the access log can't be written", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AccessLogUnavailable("interrupted while the access log is written", interrupted);
        }
    }

    private void run() throws InterruptedException {
        Pending first = queue.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        if (first == null) {
            return;
        }
        List<Pending> batch = new ArrayList<>(List.of(first));
        queue.drainTo(batch, MOST_REQUESTS - 1);
        List<NewEntry> entries =
                batch.stream().flatMap(one -> one.entries().stream()).toList();
        try {
            write(entries);
            thread.works();
            batch.forEach(one -> one.written.complete(null));
        } catch (RuntimeException | Error failure) {
            // whether it was committed is asked before the next insert
            next = UNKNOWN;
            entries.forEach(entry -> uncertain.add(entry.sealed()));
            batch.forEach(one -> one.written.completeExceptionally(failure));
            throw failure;
        }
    }

    private void write(List<NewEntry> entries) {
        if (next == UNKNOWN) {
            next = afterWhatIsStored();
        }
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        table.insert(process, next, at, entries);
        ChainHead head = chain;
        for (NewEntry entry : entries) {
            head = head.with(entry.stored(process, next, at));
            next++;
        }
        chain = head;
        uncertain.clear();
        unwitnessed.add(head.number(), at);
    }

    /** An insert that is still under way makes the next one fail, and this is asked again. */
    private long afterWhatIsStored() {
        if (!registered) {
            table.register(process);
            registered = true;
        }
        List<Entry> stored = table.after(process, chain.number(), QUEUE);
        long strange = stored.stream()
                .filter(entry -> !uncertain.contains(entry.sealed()))
                .count();
        if (strange > 0) {
            foreign.addAndGet(strange);
            log.error("{} entries of the access log bear the name of this process, which did not write them", strange);
        }
        ChainHead head = chain;
        for (Entry entry : stored) {
            head = head.with(entry);
        }
        chain = head;
        // never gives the number of a stored entry again: an entry that somebody has removed meanwhile leaves a gap
        return head.number() + 1;
    }

    public String process() {
        return process;
    }

    /** The hash chain of the entries that this process has written, as the process itself remembers them. */
    public ChainHead chain() {
        return chain;
    }

    /** This process's entries that no witnessed head covers yet, as this process itself remembers them. */
    public UnwitnessedEntries unwitnessed() {
        return unwitnessed;
    }

    /** How many entries somebody else has written under this process's name. */
    public long foreignEntries() {
        return foreign.get();
    }

    /** Ends when what is under way is written; what is left in the queue fails. */
    @Override
    public void close() {
        thread.stop();
        thread.awaitEnd();
        List<Pending> left = new ArrayList<>();
        queue.drainTo(left);
        left.forEach(one -> one.written.completeExceptionally(new AccessLogUnavailable("the process stops")));
    }
}
