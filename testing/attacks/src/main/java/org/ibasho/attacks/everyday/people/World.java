package org.ibasho.attacks.everyday.people;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.ibasho.attacks.everyday.figures.Gathering;
import org.ibasho.attacks.everyday.figures.Ledger;
import org.ibasho.attacks.everyday.traffic.Client;
import org.ibasho.attacks.everyday.traffic.Commands;
import org.ibasho.attacks.everyday.traffic.RequestLog;
import org.ibasho.attacks.http.Answer;
import org.ibasho.attacks.system.RunningSystem;

/**
 * What all actors share.
 *
 * @param announced ids of gatherings with a public page
 */
public record World(RunningSystem system, RequestLog log, Commands commands, Ledger ledger, List<String> announced) {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final ZoneOffset OFFSET = ZoneOffset.ofHours(9);

    /** So that no month gets more gatherings than a page of an ordinary month has. */
    private static final int MONTHS_BACK = 30;

    private static final int MONTHS_AHEAD = 24;

    public World(RunningSystem system, RequestLog log, Commands commands) {
        this(system, log, commands, new Ledger(), new CopyOnWriteArrayList<>());
    }

    /** All months in which something may change. */
    public static List<YearMonth> months() {
        YearMonth now = YearMonth.now(TOKYO);
        return IntStream.rangeClosed(-MONTHS_BACK - 1, MONTHS_AHEAD + 1)
                .mapToObj(now::plusMonths)
                .toList();
    }

    Client client(Actor actor, String role) {
        boolean ofTheCentre = role.equals("counsellor") || role.equals("coordinator");
        return new Client(system, log, actor.name(), ofTheCentre ? system.centre() : system.npo(), role);
    }

    /** A time of day on a day that is over. */
    OffsetDateTime past(Pace pace) {
        LocalDate today = LocalDate.now(TOKYO);
        return on(today.minusDays(1L + pace.random().nextInt(MONTHS_BACK * 30)), pace);
    }

    /** A time of day on a day to come. */
    OffsetDateTime ahead(Pace pace) {
        LocalDate today = LocalDate.now(TOKYO);
        return on(today.plusDays(2L + pace.random().nextInt(MONTHS_AHEAD * 30)), pace);
    }

    private static OffsetDateTime on(LocalDate day, Pace pace) {
        return day.atTime(9 + pace.random().nextInt(8), 15 * pace.random().nextInt(4))
                .atOffset(OFFSET);
    }

    /** Plans a gathering of one of both programmes. */
    Optional<Gathering> planned(Client supervisor, Pace pace, OffsetDateTime start, boolean over) {
        String programme = pace.any(List.of("SANGO", "YORIDOKORO"));
        String kind =
                pace.any(programme.equals("SANGO") ? List.of("REGULAR", "BEGINNERS") : List.of("PERSONS", "FAMILIES"));
        Map<String, Object> plan = Map.of(
                "programme",
                programme,
                "kind",
                kind,
                "theme",
                "毎日の会 " + pace.random().nextInt(1000),
                "startsAt",
                start.toString(),
                "endsAt",
                start.plusHours(2).toString(),
                "venue",
                Map.of("name", "毎日の会館", "town", "札幌市"),
                "doors",
                List.of("VENUE", "ZOOM"),
                "lateRecord",
                over,
                "acceptOverlap",
                true);
        return commands.send(supervisor, pace.random(), "/api/gatherings", plan).map(answer -> {
            Gathering gathering = new Gathering(id(answer), programme, start);
            ledger.planned(gathering);
            return gathering;
        });
    }

    /** Publishes a gathering, with or without its seats. */
    boolean publish(Client supervisor, Pace pace, Gathering gathering) {
        boolean done = commands.send(
                        supervisor, pace.random(), gathering.path() + "/publication", Map.of("withMissingSeats", true))
                .isPresent();
        if (done) {
            gathering.published();
            announced.add(gathering.id());
        }
        return done;
    }

    /** The id of what was made. */
    static String id(Answer answer) {
        return answer.header("location").replaceFirst(".*/", "");
    }
}
