package org.ibasho.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.ibasho.chassis.readmodel.Upsert;
import org.ibasho.testing.ServiceTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@ServiceTest
@Transactional
class UpsertTest {

    private record Row(
            String id,
            @Nullable String text,
            long number,
            boolean flag,
            Instant time,
            Locale.Category code,
            List<String> list) {}

    private static final Upsert<Row> ROWS = Upsert.<Row>into("every_type")
            .key("id", "uuid", Row::id)
            .column("text", "text", Row::text)
            .column("number", "bigint", Row::number)
            .column("flag", "boolean", Row::flag)
            .column("time", "timestamptz", Row::time)
            .column("code", "varchar", Row::code)
            .column("list", "text[]", Row::list)
            .build();

    @Autowired
    private JdbcClient jdbc;

    private final String id = UUID.randomUUID().toString();

    private Row read() {
        return jdbc.sql("select * from every_type where id = ?::uuid")
                .param(id)
                .query((row, n) -> new Row(
                        row.getString("id"),
                        row.getString("text"),
                        row.getLong("number"),
                        row.getBoolean("flag"),
                        row.getObject("time", OffsetDateTime.class).toInstant(),
                        Locale.Category.valueOf(row.getString("code")),
                        List.of((String[]) row.getArray("list").getArray())))
                .single();
    }

    @Test
    void what_is_written_is_read_again_whatever_its_type_and_signs() {
        Row row = new Row(
                id,
                "居場所 \"{}\" \\ , NULL '",
                -3,
                true,
                Instant.parse("2032-01-10T04:30:00.123456Z"),
                Locale.Category.FORMAT,
                List.of("a,b", "\"q\"", "\\", "NULL", "", "居"));
        ROWS.write(jdbc, List.of(row));
        assertThat(read()).isEqualTo(row);
    }

    @Test
    void a_row_that_is_there_is_replaced_as_a_whole() {
        Row old = new Row(id, "old", 1, false, Instant.EPOCH, Locale.Category.FORMAT, List.of("x"));
        Row other =
                new Row(UUID.randomUUID().toString(), null, 0, true, Instant.EPOCH, Locale.Category.DISPLAY, List.of());
        Row young = new Row(id, null, 2, true, Instant.EPOCH.plusSeconds(1), Locale.Category.DISPLAY, List.of());
        ROWS.write(jdbc, List.of(old));
        ROWS.write(jdbc, List.of(other, young));
        ROWS.write(jdbc, List.of());
        assertThat(read()).isEqualTo(young);
    }

    @Test
    void refuses_what_no_column_holds() {
        Upsert<Row> wrong = Upsert.<Row>into("every_type")
                .key("id", "uuid", row -> new Object())
                .build();
        Row row = new Row(id, null, 0, true, Instant.EPOCH, Locale.Category.DISPLAY, List.of());
        assertThatIllegalArgumentException().isThrownBy(() -> wrong.write(jdbc, List.of(row)));
    }
}
