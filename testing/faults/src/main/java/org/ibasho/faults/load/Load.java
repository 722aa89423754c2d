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
import org.ibasho.faults.plan.Plan;
import org.ibasho.faults.world.Service;

/** Several clients that send orders to the tallies of a run until they are told to stop. */
public final class Load {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration GLANCE = Duration.ofMillis(2);
    private static final Duration BEFORE_AGAIN = Duration.ofMillis(20);
    private static final long BETWEEN_ORDERS_NANOS = 40_000_000;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> clients = new ArrayList<>();
    private final TellerClient teller;
    private final Ledger ledger;
    private final List<String> streams;
    private final Supplier<Service> destination;
    private volatile boolean going = true;

    /** @param destination which instance an order goes to; asked for each attempt */
    public Load(Plan plan, List<String> streams, Ledger ledger, TellerClient teller, Supplier<Service> destination) {
        this.ledger = ledger;
        this.teller = teller;
        this.streams = streams;
        this.destination = destination;
        for (int client = 0; client < plan.clients(); client++) {
            Random random = new Random(plan.seed() * 31 + client);
            clients.add(threads.submit(() -> send(random)));
        }
    }

    /** Waits until so many more orders have been acknowledged: what is under attack is at work then. */
    public void awaitProgress(int orders) {
        int enough = ledger.acknowledgements() + orders;
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(GLANCE)
                .until(() -> clients.stream().anyMatch(Future::isDone) || ledger.acknowledgements() >= enough);
    }

    /** Lets every client finish what it has begun; fails if an order that must be acknowledged never was. */
    public void stop() {
        going = false;
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
        while (going) {
            Order order = new Order(
                    streams.get(random.nextInt(streams.size())),
                    UUID.randomUUID().toString(),
                    1 + random.nextInt(9));
            teller.note(order);
            switch (random.nextInt(20)) {
                // whether it was carried out, this client will never know
                case 0 -> teller.send(destination.get(), order);
                // impatient: the same twice at once
                case 1 -> twiceAtOnce(order);
                // forgetful: the same again, though it was acknowledged
                case 2 -> {
                    untilAcknowledged(order);
                    untilAcknowledged(order);
                }
                default -> untilAcknowledged(order);
            }
            LockSupport.parkNanos(BETWEEN_ORDERS_NANOS);
        }
    }

    private void twiceAtOnce(Order order) {
        Future<?> other = threads.submit(() -> untilAcknowledged(order));
        untilAcknowledged(order);
        try {
            other.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void untilAcknowledged(Order order) {
        if (!teller.send(destination.get(), order)) {
            await().atMost(PATIENCE)
                    .pollDelay(BEFORE_AGAIN)
                    .pollInterval(BEFORE_AGAIN)
                    .until(() -> teller.send(destination.get(), order));
        }
    }
}
