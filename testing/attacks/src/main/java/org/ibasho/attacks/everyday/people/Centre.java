package org.ibasho.attacks.everyday.people;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.awaitility.core.ConditionTimeoutException;
import org.ibasho.attacks.everyday.figures.Gathering;
import org.ibasho.attacks.everyday.traffic.Client;
import org.jspecify.annotations.Nullable;

/** What coordinator and counsellor do for a gathering. */
final class Centre {

    /** The broker may just be starting again. */
    private static final Duration ARRIVAL = Duration.ofMinutes(3);

    private final World world;
    private final Pace pace;
    private final Client coordinator;
    private final Client counsellor;
    private final String name;
    private Optional<String> counsellorId = Optional.empty();

    Centre(World world, Pace pace, Actor actor) {
        this.world = world;
        this.pace = pace;
        this.coordinator = world.client(actor, "coordinator");
        this.counsellor = world.client(actor, "counsellor");
        this.name = "毎日の相談員" + pace.random().nextInt(1_000_000);
    }

    /** Says who comes, if the centre is asked for this programme. */
    void answer(Gathering gathering) {
        if (!gathering.needsCounsellor() || !hasArrived(gathering)) {
            return;
        }
        pace.pause();
        sent().map(id -> Map.<String, Object>of("accepted", true, "counsellorId", id))
                .flatMap(answer -> world.commands()
                        .send(coordinator, pace.random(), "/api/dispatches/" + gathering.id() + "/answer", answer))
                .ifPresent(answered -> gathering.answered(name));
    }

    /** The id of the counsellor whom this centre sends; registered at the first time. */
    private Optional<String> sent() {
        if (counsellorId.isEmpty()) {
            Map<String, Object> body = Map.of("name", name, "qualifications", List.of("PSYCHOLOGIST"));
            counsellorId = world.commands()
                    .send(coordinator, pace.random(), "/api/counsellors", body)
                    .map(World::id);
        }
        return counsellorId;
    }

    /** An answer for an earlier time would be void as soon as the centre reads of the move. */
    private boolean hasArrived(Gathering gathering) {
        String path = "/api/dispatches/" + gathering.id();
        try {
            await().pollInterval(Duration.ofSeconds(1)).atMost(ARRIVAL).until(() -> {
                String start = coordinator.get(path).json().path("startsAt").asString("");
                return !start.isEmpty() && OffsetDateTime.parse(start).isEqual(gathering.startsAt());
            });
            return true;
        } catch (ConditionTimeoutException late) {
            world.log()
                    .problem("the centre has not read of gathering %s within %d s"
                            .formatted(gathering.id(), ARRIVAL.toSeconds()));
            return false;
        }
    }

    /** Records consultations at a gathering. */
    void consult(Gathering gathering) {
        int number = gathering.needsCounsellor() ? pace.random().nextInt(3) : 0;
        for (int n = 0; n < number; n++) {
            record(Map.of("gatheringId", gathering.id()), "GATHERING", gathering.startsAt(), gathering);
        }
    }

    /** Records a consultation that was at no gathering. */
    void consultElsewhere() {
        record(Map.of(), pace.any(List.of("VISIT", "PHONE", "MAIL", "ONLINE")), world.past(pace), null);
    }

    private void record(Map<String, String> where, String channel, OffsetDateTime at, @Nullable Gathering gathering) {
        Map<String, Object> body = new TreeMap<>(where);
        body.put("channel", channel);
        body.put("relationship", pace.any(List.of("SELF", "MOTHER", "FATHER", "SIBLING")));
        body.put("ageBand", pace.any(List.of("20S", "30S", "40S", "50S")));
        body.put("purposes", List.of(pace.any(List.of("RELATING", "FUTURE", "HEALTH", "MONEY"))));
        body.put("occurredAt", at.toString());
        pace.pause();
        world.commands()
                .send(counsellor, pace.random(), "/api/consultations", body)
                .ifPresent(answer -> world.ledger().consulted(World.id(answer), YearMonth.from(at), gathering));
    }
}
