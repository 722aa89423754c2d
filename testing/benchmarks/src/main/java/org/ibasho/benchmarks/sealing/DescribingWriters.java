package org.ibasho.benchmarks.sealing;

import io.micrometer.tracing.Tracer;
import org.ibasho.benchmarks.measure.ClosedLoop;
import org.ibasho.benchmarks.measure.Sample;
import org.ibasho.benchmarks.sample.RunningService;
import org.ibasho.benchmarks.sample.StreamRotation;
import org.ibasho.benchmarks.servers.Postgres;

/**
 * Sends commands about people through the whole command path.
 *
 * @param database the service's, which is emptied before each round
 * @param people whose key seals the values
 */
record DescribingWriters(RunningService service, Postgres server, String database, People people) {

    /** Whose key seals what a command has. */
    enum People {
        /** Nothing is sealed. */
        PLAIN,
        /** As in everyday use: staff change rarely, and their keys are in memory. */
        KNOWN,
        /** The worst case: each stream is somebody new, for whom a key is made. */
        NEW
    }

    private static final int KNOWN_PEOPLE = 1_000;

    Sample run(ClosedLoop load) throws Exception {
        server.empty(database, "event", "command_receipt");
        return load.run(Sends::new);
    }

    private final class Sends implements ClosedLoop.Writer {

        private final StreamRotation streams = new StreamRotation();
        private final Tracer.SpanInScope trace = service.trace();
        private int turn;

        @Override
        public void write() {
            String stream = streams.next().stream().toString();
            turn = (turn + 1) % KNOWN_PEOPLE;
            PersonCommand.Describe describe = new PersonCommand.Describe(
                    stream, people == People.NEW ? stream : "person " + turn, people != People.PLAIN);
            service.commands().send(PersonCommand.class, describe, RunningService.newKey(), describe);
        }

        @Override
        public void close() {
            trace.close();
        }
    }
}
