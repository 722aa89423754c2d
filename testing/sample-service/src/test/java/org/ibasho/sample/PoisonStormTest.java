package org.ibasho.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.sample.integration.WhenDispatchRepliedThenRecordEffect;
import org.ibasho.sample.tally.TallyRule;
import org.ibasho.testing.ServiceTest;
import org.ibasho.testing.Wire;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Nothing waits for a message that fails: here it is not tried again before an hour is over. */
@ServiceTest
@TestPropertySource(properties = {"ibasho.inbox.retry.first=1h", "ibasho.inbox.retry.longest=1h"})
@Tag("long")
class PoisonStormTest {

    private static final String TOPIC = "ibasho.consultation.dispatch.v1";
    private static final String TYPE = "org.ibasho.consultation.dispatch-replied.v2";
    private static final int POISONED = 1_000;
    private static final int EVERY = 50;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private WhenDispatchRepliedThenRecordEffect reaction;

    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> attempted = new ConcurrentHashMap<>();

    private void attempt(String subject) {
        attempted.put(subject, System.nanoTime());
        if (refused.contains(subject)) {
            throw new Refusal(TallyRule.ONLY_GROWS);
        }
        if (failing.contains(subject)) {
            throw new IllegalStateException("fails for good");
        }
    }

    @AfterEach
    void all_is_well_again() {
        reaction.attempts = subject -> {};
        jdbc.sql("delete from parked_message where key = any (?)")
                .param(Stream.concat(refused.stream(), failing.stream()).toArray(String[]::new))
                .update();
    }

    @Test
    void a_message_that_fails_is_parked_at_once_and_no_other_key_waits() {
        reaction.attempts = this::attempt;
        String other = id();
        refused.add(id());
        failing.add(id());
        refused.forEach(PoisonStormTest::tell);
        failing.forEach(PoisonStormTest::tell);
        refused.forEach(PoisonStormTest::tell);
        failing.forEach(PoisonStormTest::tell);
        tell(other);

        await().until(() -> effects(List.of(other)) == 1);
        await().until(() -> parked(refused).equals(List.of("refused null", "behind null")));
        await().until(() -> parked(failing).equals(List.of("failed later", "behind null")));
    }

    @Test
    void each_of_a_thousand_poisoned_keys_delays_the_others_by_milliseconds() {
        reaction.attempts = this::attempt;
        List<String> quiet = ids(POISONED / EVERY);
        long usual = slowest(quiet, quiet);

        List<String> others = ids(POISONED / EVERY);
        List<String> all = new ArrayList<>();
        for (int n = 0; n < POISONED; n++) {
            String poisoned = id();
            (n % 2 == 0 ? refused : failing).add(poisoned);
            all.add(poisoned);
            if (n % EVERY == EVERY - 1) {
                all.add(others.get(n / EVERY));
            }
        }
        long inTheStorm = slowest(all, others);

        assertThat(Duration.ofNanos(inTheStorm - usual).dividedBy(POISONED)).isLessThan(Duration.ofMillis(20));
        await().until(() -> parked(refused).size() + parked(failing).size() == POISONED);
        assertThat(effects(others)).isEqualTo(others.size());
    }

    /** How long the slowest of some took after all were sent. */
    private long slowest(List<String> sent, List<String> watched) {
        Wire.tellAll("consultation", TOPIC, TYPE, sent, PoisonStormTest::body);
        long began = System.nanoTime();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> effects(watched) == watched.size());
        Map<String, Long> times = new HashMap<>(attempted);
        return watched.stream()
                .mapToLong(one -> times.getOrDefault(one, Long.MAX_VALUE) - began)
                .max()
                .orElseThrow();
    }

    private static void tell(String subject) {
        Wire.tell("consultation", TOPIC, TYPE, subject, body(subject));
    }

    private static String body(String subject) {
        return """
            {"gatheringId": "%s", "startsAt": "2031-07-10T13:30:00+09:00", "accepted": false}
            """.formatted(subject);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static List<String> ids(int number) {
        return Stream.generate(PoisonStormTest::id).limit(number).toList();
    }

    private long effects(List<String> subjects) {
        return jdbc.sql("select count(*) from effect where subject = any (?)")
                .param(subjects.toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    private List<@Nullable String> parked(Set<String> subjects) {
        return jdbc.sql("""
            select reason || case when retry_at is null then ' null' else ' later' end
            from parked_message where key = any (?) order by id
            """)
                .param(subjects.toArray(String[]::new))
                .query(String.class)
                .list();
    }
}
