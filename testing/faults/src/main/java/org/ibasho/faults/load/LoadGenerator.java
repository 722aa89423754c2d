package org.ibasho.faults.load;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.ibasho.faults.plan.FaultPlan;
import org.ibasho.faults.system.ServiceProcess;

/** Runs several clients that send commands to the tallies of a run until {@link #stop}. */
public final class LoadGenerator {

    private static final Duration TIME_LIMIT = Duration.ofMinutes(4);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(2);
    private static final Duration RETRY_INTERVAL = Duration.ofMillis(20);
    private static final long BETWEEN_COMMANDS_NANOS = 40_000_000;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> clients = new ArrayList<>();
    private final PublisherClient publisher;
    private final CommandLog commandLog;
    private final List<String> streams;
    private final Supplier<ServiceProcess> destination;
    private volatile boolean running = true;

    /** @param destination chooses the instance for each attempt */
    public LoadGenerator(
            FaultPlan plan,
            List<String> streams,
            CommandLog commandLog,
            PublisherClient publisher,
            Supplier<ServiceProcess> destination) {
        this.commandLog = commandLog;
        this.publisher = publisher;
        this.streams = streams;
        this.destination = destination;
        for (int client = 0; client < plan.clients(); client++) {
            Random random = new Random(plan.seed() * 31 + client);
            clients.add(threads.submit(() -> send(random)));
        }
    }

    /** Waits until this many more commands have been acknowledged, so that a fault hits services that are at work. */
    public void awaitProgress(int commands) {
        int enough = commandLog.acknowledgements() + commands;
        await().atMost(TIME_LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL_INTERVAL)
                .until(() -> clients.stream().anyMatch(Future::isDone) || commandLog.acknowledgements() >= enough);
    }

    /**
     * Lets every client finish its current command; fails if a client never got an acknowledgement that it waited for.
     */
    public void stop() {
        running = false;
        try {
            for (Future<?> client : clients) {
                client.get();
            }
        } catch (ExecutionException failure) {
            throw new IllegalStateException("a client gave up: " + failure.getCause(), failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } finally {
            threads.close();
        }
    }

    private void send(Random random) {
        while (running) {
            SentCommand command = new SentCommand(
                    streams.get(random.nextInt(streams.size())),
                    UUID.randomUUID().toString(),
                    1 + random.nextInt(9));
            publisher.log(command);
            switch (random.nextInt(20)) {
                // sent once; the client ignores the outcome
                case 0 -> publisher.send(destination.get(), command);
                // two concurrent attempts under one idempotency key
                case 1 -> twiceAtOnce(command);
                // sent again after its acknowledgement
                case 2 -> {
                    untilAcknowledged(command);
                    untilAcknowledged(command);
                }
                default -> untilAcknowledged(command);
            }
            LockSupport.parkNanos(BETWEEN_COMMANDS_NANOS);
        }
    }

    private void twiceAtOnce(SentCommand command) {
        Future<?> other = threads.submit(() -> untilAcknowledged(command));
        untilAcknowledged(command);
        try {
            other.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void untilAcknowledged(SentCommand command) {
        if (!publisher.send(destination.get(), command)) {
            await().atMost(TIME_LIMIT)
                    .pollDelay(RETRY_INTERVAL)
                    .pollInterval(RETRY_INTERVAL)
                    .until(() -> publisher.send(destination.get(), command));
        }
    }
}
