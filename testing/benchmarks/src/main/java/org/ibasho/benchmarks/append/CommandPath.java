package org.ibasho.benchmarks.append;

import io.micrometer.tracing.Tracer;
import org.ibasho.benchmarks.measure.ClosedLoop;
import org.ibasho.benchmarks.measure.Sample;
import org.ibasho.benchmarks.sample.RunningService;
import org.ibasho.benchmarks.sample.StreamRotation;
import org.ibasho.sample.tally.TallyCommand;

/** Everything that a service does with a command: idempotency key, loading, decision, append, receipt. */
public final class CommandPath implements Appender {

    private final String name;
    private final RunningService service;
    private final EngineAppend.Preparation preparation;

    public CommandPath(String name, RunningService service, EngineAppend.Preparation preparation) {
        this.name = name;
        this.service = service;
        this.preparation = preparation;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Sample append(ClosedLoop load) throws Exception {
        preparation.prepare();
        return load.run(Sends::new);
    }

    private final class Sends implements ClosedLoop.Writer {

        private final StreamRotation streams = new StreamRotation();
        private final Tracer.SpanInScope trace = service.trace();

        @Override
        public void write() {
            TallyCommand.Announce announce =
                    TallyCommand.Announce.of(streams.next().stream().toString());
            service.commands().send(TallyCommand.class, announce, RunningService.newKey(), announce);
        }

        @Override
        public void close() {
            trace.close();
        }
    }
}
