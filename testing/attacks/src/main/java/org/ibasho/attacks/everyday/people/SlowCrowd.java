package org.ibasho.attacks.everyday.people;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ibasho.attacks.everyday.traffic.Client;
import org.ibasho.attacks.http.RawConnection;
import org.ibasho.attacks.protocol.SlowRequest;
import org.ibasho.attacks.system.Side;

/** A few dozen connections that send a byte now and then. One that the server ends is opened anew. */
final class SlowCrowd implements Actor {

    private static final int CROWD = 40;

    /** The server ends each within its limits of time; one that it does not end would hold a place for good. */
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private static final class Slow {
        private final RawConnection connection;
        private final Client client;
        private final Instant begun = Instant.now();

        private Slow(RawConnection connection, Client client) {
            this.connection = connection;
            this.client = client;
        }

        private boolean isTooOld() {
            return Duration.between(begun, Instant.now()).compareTo(LONGEST) > 0;
        }

        /** A server may close the connection of a slow client without an answer, but not say that it has failed. */
        private boolean hasEnded() {
            if (connection.isClosed() && connection.finalStatus() >= 500) {
                client.failedSince(begun, "a slow request, answered with " + connection.finalStatus(), "/login");
            }
            return connection.isClosed();
        }
    }

    private final World world;
    private final Pace pace;
    private final List<Slow> open = new ArrayList<>();

    SlowCrowd(World world, Pace pace) {
        this.world = world;
        this.pace = pace;
    }

    @Override
    public String name() {
        return "slow clients";
    }

    @Override
    public void act() {
        pace.pause();
        open.removeIf(Slow::hasEnded);
        List<Slow> old = open.stream().filter(Slow::isTooOld).toList();
        old.forEach(it -> {
            world.log().problem("a slow connection was still open after %d s".formatted(LONGEST.toSeconds()));
            it.connection.close();
        });
        open.removeAll(old);
        open.forEach(it -> it.connection.send("x"));
        // not all at once, so that they do not end all at once either
        for (int n = 0; n < 2 && open.size() < CROWD; n++) {
            begin();
        }
    }

    private void begin() {
        boolean ofTheCentre = pace.in(30);
        Side side = ofTheCentre ? world.system().centre() : world.system().npo();
        SlowRequest request = pace.any(List.of(SlowRequest.values()));
        try {
            RawConnection connection = RawConnection.open(side.front());
            connection.send(ofTheCentre ? request.openingTo("/login") : request.opening());
            open.add(new Slow(connection, new Client(world.system(), world.log(), name(), side, "")));
        } catch (IOException away) {
            // the process was just killed
            pace.pause();
        }
    }
}
