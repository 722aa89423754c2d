package org.ibasho.scheduling.staffing.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.scheduling.gathering.calendar.AnnouncedGathering;
import org.ibasho.scheduling.gathering.calendar.Calendar;
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

    private final Calendar calendar;
    private final JdbcClient jdbc;
    private final Commands commands;
    private final AnswerTime time;
    private final Clock clock;

    Reminders(Calendar calendar, JdbcClient jdbc, Commands commands, AnswerTime time, Clock clock) {
        this.calendar = calendar;
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
        List<AnnouncedGathering> upcoming = calendar.commissionedAfter(now);
        Set<Settled> settled = settled(upcoming);
        return upcoming.stream()
                .filter(it -> !settled.contains(
                        new Settled(it.gathering().id(), it.gathering().startsAt())))
                .map(it -> new Request(it.gathering().id(), it.gathering().startsAt(), it.changedAt()))
                .toList();
    }

    /** Requests that the centre has answered or was reminded of, for the time that the gathering has now. */
    private Set<Settled> settled(List<AnnouncedGathering> gatherings) {
        String[] ids = gatherings.stream().map(it -> it.gathering().id()).toArray(String[]::new);
        return jdbc.sql("""
                select gathering_id, starts_at from dispatch_reply where gathering_id = any(:ids)
                union select gathering_id, starts_at from dispatch_reminder where gathering_id = any(:ids)
                """)
                .param("ids", ids)
                .query((row, n) -> new Settled(
                        row.getString("gathering_id"),
                        row.getObject("starts_at", OffsetDateTime.class).toInstant()))
                .set();
    }

    private record Settled(String gatheringId, Instant startsAt) {}

    private void remindUnlessSomebodyDoes(Request request) {
        try {
            remind(request);
        } catch (RuntimeException overtaken) {
            if (!Commands.isConflict(overtaken)) {
                throw overtaken;
            }
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
