package org.ibasho.benchmarks.append;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Map;
import org.ibasho.benchmarks.measure.ClosedLoop;
import org.ibasho.benchmarks.measure.Metric;
import org.ibasho.benchmarks.measure.Sample;
import org.ibasho.benchmarks.sample.EventRow;
import org.ibasho.benchmarks.servers.Postgres;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Emmett's event store for PostgreSQL with its own Node client, in one process for all rounds. The process reads the
 * parameters of each round and writes its result as lines of JSON.
 */
final class Emmett implements Appender {

    static final String NAME = "Emmett";
    private static final String DATABASE = "emmett";

    private final Process node;
    private final Writer questions;
    private final BufferedReader answers;

    Emmett(Postgres postgres, EventRow row, Path folder, int connections) throws IOException {
        postgres.database(DATABASE);
        ProcessBuilder builder = new ProcessBuilder("node", "append.mjs");
        builder.directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment()
                .putAll(Map.of(
                        "PGURL",
                        "postgresql://postgres:%s@127.0.0.1:%d/%s"
                                .formatted(postgres.password(), postgres.port(), DATABASE),
                        "CONNECTIONS",
                        String.valueOf(connections),
                        "STREAM",
                        row.stream(),
                        "EVENT_TYPE",
                        row.text("event_type"),
                        "PAYLOAD",
                        row.text("payload"),
                        "METADATA",
                        row.text("metadata")));
        node = builder.start();
        questions = node.outputWriter();
        answers = node.inputReader();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Sample append(ClosedLoop load) throws Exception {
        questions.write("{\"writers\":%d,\"millis\":%d}\n"
                .formatted(load.writers(), load.duration().toMillis()));
        questions.flush();
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("Emmett's client ended; what it said is above.");
        }
        JsonNode answer = JsonMapper.shared().readTree(line);
        return new Sample(Map.of(
                Metric.PER_SECOND, answer.path("perSecond").asDouble(),
                Metric.P50_MS, answer.path("p50").asDouble(),
                Metric.P99_MS, answer.path("p99").asDouble(),
                Metric.MAX_MS, answer.path("max").asDouble()));
    }

    @Override
    public void close() {
        // the process ends at the end of its input
        try (questions) {
            questions.flush();
        } catch (IOException gone) {
            node.destroy();
        }
        node.onExit().join();
    }
}
