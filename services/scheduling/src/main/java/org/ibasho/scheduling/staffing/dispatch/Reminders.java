package org.ibasho.scheduling.staffing.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.modelling.command.ConcurrencyException;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reminds the centre of overdue answers. Every announced commissioned gathering is a request, dated by its last change.
 * Every instance sweeps; the stream of the dispatch accepts one reminder.
 */
@Component
@EnableConfigurationProperties(AnswerTime.class)
class Reminders {

    private static final Logger log = LoggerFactory.getLogger(Reminders.class);

    private final JdbcClient jdbc;
    private final Commands commands;
    private final AnswerTime time;
    private final Clock clock;

    Reminders(JdbcClient jdbc, Commands commands, AnswerTime time, Clock clock) {
        this.jdbc = jdbc;
        this.commands = commands;
        this.time = time;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        sweep(clock.instant());
    }

    /** Sends the reminders due at a time. */
    void sweep(Instant now) {
        unanswered(now).stream()
                .filter(request -> !request.answerBy(time).isAfter(now))
                .forEach(this::remindUnlessSomebodyDoes);
    }

    private List<Request> unanswered(Instant now) {
        return jdbc.sql("""
                select calendar.id, calendar.starts_at, calendar.changed_at from calendar
                where calendar.mandate = 'COMMISSIONED' and calendar.state = 'PUBLISHED' and calendar.starts_at > :now
                  and not exists (select from dispatch_reply reply
                                  where reply.gathering_id = calendar.id and reply.starts_at = calendar.starts_at)
                  and not exists (select from dispatch_reminder reminder
                                  where reminder.gathering_id = calendar.id and reminder.starts_at = calendar.starts_at)
                order by calendar.starts_at
                """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Request(
                        row.getString("id"),
                        row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private void remindUnlessSomebodyDoes(Request request) {
        try {
            remind(request);
        } catch (ConcurrencyException overtaken) {
            log.debug("another instance reminded the centre at the same moment", overtaken);
        }
    }

    private void remind(Request request) {
        DispatchCommand.Remind remind = new DispatchCommand.Remind(
                DispatchAggregate.idFor(request.gatheringId),
                request.gatheringId,
                request.startsAt,
                request.answerBy(time));
        commands.inOneTransaction(
                () -> {
                    Receipt receipt = commands.send(DispatchCommand.class, remind, IdempotencyKey.none(), "");
                    jdbc.sql("""
                    insert into dispatch_reminder (gathering_id, starts_at, answer_by) values (?, ?, ?)
                    on conflict (gathering_id) do update
                        set starts_at = excluded.starts_at, answer_by = excluded.answer_by
                    """)
                            .params(
                                    remind.gatheringId(),
                                    remind.startsAt().atOffset(ZoneOffset.UTC),
                                    remind.answerBy().atOffset(ZoneOffset.UTC))
                            .update();
                    return receipt;
                },
                conflict -> false);
    }

    private record Request(String gatheringId, Instant startsAt, Instant askedAt) {

        Instant answerBy(AnswerTime time) {
            return time.until(askedAt, startsAt);
        }
    }
}
