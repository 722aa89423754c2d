package org.ibasho.consultation.consultation.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ibasho.time.Tokyo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Queries consultation records. Months are months in Japan. */
@Component
public class Register {

    private final JdbcClient jdbc;

    Register(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The consultations that took place in a month. */
    public RegisterMonth month(YearMonth month) {
        List<RegisterEntry> entries = jdbc.sql("""
                select * from consultation where occurred_at >= ? and occurred_at < ? order by occurred_at desc, id desc
                """)
                .params(start(month), start(month.plusMonths(1)))
                .query((row, n) -> entry(row))
                .list();
        return new RegisterMonth(month, entries);
    }

    /** One consultation. */
    public Optional<RegisterEntry> find(String id) {
        return jdbc.sql("select * from consultation where id = ?")
                .param(id)
                .query((row, n) -> entry(row))
                .optional();
    }

    private static OffsetDateTime start(YearMonth month) {
        return Tokyo.startOf(month.atDay(1));
    }

    static RegisterEntry entry(ResultSet row) throws SQLException {
        return new RegisterEntry(
                row.getString("id"),
                row.getString("channel"),
                row.getString("relationship"),
                row.getString("age_band"),
                Arrays.asList((String[]) row.getArray("purposes").getArray()),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getString("gathering_id"),
                row.getString("programme"));
    }
}
