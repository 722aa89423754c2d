package org.ibasho.benchmarks.append;

import io.micrometer.tracing.Tracer;
import org.ibasho.benchmarks.measure.ClosedLoop;
import org.ibasho.benchmarks.measure.Sample;
import org.ibasho.benchmarks.sample.MeetingCommand;
import org.ibasho.benchmarks.sample.OpenStreams;
import org.ibasho.benchmarks.sample.SampleService;

/** All that a service does with a command: idempotency key, aggregate loaded, decision, events stored, receipt kept. */
public final class CommandPath implements Appender {

    private final String name;
    private final SampleService service;
    private final EngineAppend.Ground ground;

    public CommandPath(String name, SampleService service, EngineAppend.Ground ground) {
        this.name = name;
        this.service = service;
        this.ground = ground;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Sample append(ClosedLoop load) throws Exception {
        ground.prepare();
        return load.run(Sends::new);
    }

    private final class Sends implements ClosedLoop.Writer {

        private final OpenStreams streams = new OpenStreams();
        private final Tracer.SpanInScope trace = service.trace();

        @Override
        public void write() {
            MeetingCommand.Note note =
                    MeetingCommand.Note.about(streams.next().stream().toString());
            service.commands().send(MeetingCommand.class, note, SampleService.newKey(), note);
        }

        @Override
        public void close() {
            trace.close();
        }
    }
}
