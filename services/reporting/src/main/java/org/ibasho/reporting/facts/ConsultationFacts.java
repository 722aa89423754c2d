package org.ibasho.reporting.facts;

import java.time.YearMonth;
import org.ibasho.contracts.consultation.ConsultationRecordedV1;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores month, channel and programme of each consultation; the events identify nobody. */
@Component
class ConsultationFacts {

    private final JdbcClient jdbc;

    ConsultationFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void recorded(ConsultationRecordedV1 it) {
        jdbc.sql("""
                insert into consultation (id, month, channel, programme) values (?, ?, ?, ?) on conflict do nothing
                """)
                .params(it.consultationId(), YearMonth.parse(it.month()).atDay(1), it.channel())
                .param(it.programme())
                .update();
    }
}
