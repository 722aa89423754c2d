package org.ibasho.attacks.protocol;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.ibasho.attacks.http.RawConnection;
import org.ibasho.attacks.run.Attack;
import org.ibasho.attacks.run.Report;
import org.ibasho.attacks.run.Row;
import org.ibasho.attacks.system.RunningSystem;
import org.jspecify.annotations.Nullable;

/**
 * Many connections that send a byte now and then, or read nothing, while somebody else reads the front page. Whoever
 * reads has to be served, and the slow connections have to end.
 */
public final class SlowClients implements Attack {

    /** Far above the 132 that stopped everybody, far below the limit of one address. */
    private static final int BELOW = 300;

    /** Fewer than the gateway has connections to a service: each holds one until its answer fits into the buffers. */
    private static final int UNREAD = 100;

    private static final int BEYOND = 100;
    private static final Duration BOUND = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final String PAGE =
            "GET / HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n";
    private final int limit;

    /** @param limit the connections that one address may have */
    public SlowClients(int limit) {
        this.limit = limit;
    }

    @Override
    public String name() {
        return "slow-clients";
    }

    @Override
    public void run(RunningSystem system, Report report) throws IOException {
        URI npo = system.npo().front();
        URI centre = system.centre().front();
        slow(report, "gateway: " + BELOW + " slow bodies", npo, SlowRequest.BODY.opening());
        slow(report, "gateway: " + BELOW + " slow chunks", npo, SlowRequest.CHUNKS.opening());
        slow(report, "gateway: " + BELOW + " slow headers", npo, SlowRequest.HEADERS.opening());
        slow(report, "gateway: " + BELOW + " slow refused bodies", npo, SlowRequest.BODY.openingTo("/gatherings"));
        slow(report, "centre: " + BELOW + " slow refused bodies", centre, SlowRequest.BODY.openingTo("/login"));
        slow(report, "centre: " + BELOW + " slow headers", centre, SlowRequest.HEADERS.opening());
        unread(report, npo);
        aboveTheLimit(report, npo);
    }

    private static void slow(Report report, String what, URI address, String opening) throws IOException {
        Row served = report.row(what + ", a reader meanwhile", "200 within 5 s");
        Row ended = report.row(what + ", in the end", "closed within 60 s");
        List<RawConnection> slow = open(address, BELOW, opening);
        try {
            readWhile(address, null, served, () -> dripUntilClosed(slow));
            count(slow, ended);
        } finally {
            slow.forEach(RawConnection::close);
        }
    }

    private static List<RawConnection> open(URI address, int count, String opening) throws IOException {
        List<RawConnection> connections = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            RawConnection connection = RawConnection.open(address);
            connection.send(opening);
            connections.add(connection);
        }
        return connections;
    }

    private static void dripUntilClosed(List<RawConnection> slow) {
        long begun = System.nanoTime();
        List<RawConnection> open = new ArrayList<>(slow);
        while (!open.isEmpty() && System.nanoTime() - begun < LONGEST.toNanos()) {
            open.removeIf(RawConnection::isClosed);
            open.forEach(connection -> connection.send("x"));
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static void count(List<RawConnection> slow, Row ended) {
        for (RawConnection connection : slow) {
            boolean closed = connection.isClosed();
            ended.came("a connection", closed ? "closed" : "still open", closed);
        }
    }

    /** Reads the front page again and again, each time on a new connection, while something else goes on. */
    private static void readWhile(URI address, @Nullable InetAddress from, Row served, Runnable meanwhile) {
        AtomicBoolean over = new AtomicBoolean();
        Thread reader = Thread.ofVirtual().start(() -> {
            do {
                read(address, from, served);
                LockSupport.parkNanos(PAUSE.toNanos());
            } while (!over.get());
        });
        try {
            meanwhile.run();
        } finally {
            over.set(true);
            join(reader);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void read(URI address, @Nullable InetAddress from, Row served) {
        long begun = System.nanoTime();
        try (RawConnection connection = RawConnection.open(address, from)) {
            connection.send(PAGE);
            String read = connection.read(BOUND);
            Duration taken = Duration.ofNanos(System.nanoTime() - begun);
            boolean held = read.startsWith("HTTP/1.1 200") && taken.compareTo(BOUND) < 0;
            served.came(
                    "the front page after " + taken.toMillis() + " ms",
                    held ? "200 within 5 s" : read.isEmpty() ? "nothing" : read.substring(9, 12),
                    held);
        } catch (BindException otherAddressMissing) {
            served.came("the front page", "no second address on this machine", true);
        } catch (IOException failure) {
            served.came("the front page", failure.toString(), false);
        }
    }

    private static void unread(Report report, URI address) throws IOException {
        Row served = report.row("gateway: " + UNREAD + " that read no answer, a reader meanwhile", "200 within 5 s");
        List<RawConnection> narrow = new ArrayList<>();
        try {
            for (int n = 0; n < UNREAD; n++) {
                RawConnection connection = RawConnection.openNarrow(address);
                connection.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(5));
                narrow.add(connection);
            }
            readWhile(
                    address,
                    null,
                    served,
                    () -> LockSupport.parkNanos(Duration.ofSeconds(15).toNanos()));
        } finally {
            narrow.forEach(RawConnection::close);
        }
    }

    private void aboveTheLimit(Report report, URI address) throws IOException {
        Row cut = report.row("gateway: " + (limit + BEYOND) + " connections of one address", "no more than the limit");
        Row others = report.row("meanwhile, a reader of another address", "200 within 5 s");
        Row again = report.row("afterwards, a reader of the first address", "200 within 5 s");
        List<RawConnection> many = open(address, limit + BEYOND, SlowRequest.HEADERS.opening());
        try {
            readWhile(address, InetAddress.ofLiteral("127.0.0.2"), others, () -> {
                long open = many.stream()
                        .filter(connection -> !connection.isClosed())
                        .count();
                cut.came(open + " open", open <= limit ? "no more than the limit" : open + " open", open <= limit);
            });
        } finally {
            many.forEach(RawConnection::close);
        }
        // the server notices each closed connection within the time that a header may take
        for (int attempt = 0; attempt < 10 && !isServed(address); attempt++) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        read(address, null, again);
    }

    private static boolean isServed(URI address) {
        try (RawConnection connection = RawConnection.open(address)) {
            connection.send(PAGE);
            return connection.read(BOUND).startsWith("HTTP/1.1 200");
        } catch (IOException refused) {
            return false;
        }
    }
}
