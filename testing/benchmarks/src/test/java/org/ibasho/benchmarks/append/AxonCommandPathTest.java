package org.ibasho.benchmarks.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.ibasho.benchmarks.sample.EventRow;
import org.ibasho.benchmarks.sample.RunningService;
import org.ibasho.benchmarks.servers.Postgres;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.sample.tally.TallyCommand;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The peer of our command path does the same work: otherwise the comparison would say nothing. */
@Tag("long")
class AxonCommandPathTest {

    @Test
    void events_and_receipts_are_stored_together_or_not_at_all(@TempDir Path folder) throws SQLException {
        try (Postgres postgres = Postgres.start(folder);
                RunningService service = RunningService.start(postgres.database("ours"), 4, Map.of());
                AxonTable table = new AxonTable(postgres, 4, service.serializer());
                AxonCommandPath path =
                        new AxonCommandPath(table, service, EventRow.storedBy(service, postgres, "ours"))) {
            TallyCommand.Announce announce =
                    TallyCommand.Announce.of(UUID.randomUUID().toString());
            IdempotencyKey key = RunningService.newKey();

            path.send(announce, key);
            path.send(announce, RunningService.newKey());
            assertThatThrownBy(() -> path.send(announce, key)).hasStackTraceContaining("command_receipt_pkey");
            path.send(announce, RunningService.newKey());

            assertThat(postgres.value(
                            AxonTable.DATABASE,
                            "select string_agg(sequenceNumber::text, ',' order by sequenceNumber)"
                                    + " from DomainEventEntry"))
                    .isEqualTo("0,1,2");
            assertThat(postgres.value(
                            AxonTable.DATABASE,
                            "select string_agg(version::text, ',' order by version) from command_receipt"))
                    .isEqualTo("0,1,2");
            assertThat(storedMetadata(postgres))
                    .isEqualTo(service.bean(JsonMapper.class)
                            .readTree(postgres.value("ours", "select metadata from event limit 1")));
        }
    }

    private static JsonNode storedMetadata(Postgres postgres) throws SQLException {
        return JsonMapper.shared()
                .readTree(postgres.value(
                        AxonTable.DATABASE,
                        "select convert_from(metaData, 'UTF8') from DomainEventEntry order by sequenceNumber limit 1"));
    }
}
