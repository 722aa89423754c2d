package org.ibasho.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.ibasho.chassis.lag.Lag;
import org.ibasho.chassis.lag.LagMeter;
import org.ibasho.sample.integration.WhenDispatchRepliedThenRemember;
import org.ibasho.testing.ServiceTest;
import org.ibasho.testing.Wire;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** A reaction of a newer program also gets the messages that an older program has consumed. */
@Tag("long")
@ServiceTest
class NewReactionTest {

    private static final String TOPIC = "ibasho.consultation.dispatch.v1";
    private static final String TYPE = "org.ibasho.consultation.dispatch-replied.v2";
    private static final Duration LIMIT = Duration.ofSeconds(40);

    @Autowired
    private Environment environment;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    @Qualifier("inboxLagMeter")
    private LagMeter lag;

    @Autowired
    private ConcurrentMessageListenerContainer<?, ?> oldListener;

    private final String subject = UUID.randomUUID().toString();

    @Test
    void a_new_reaction_processes_everything_once_even_after_a_rollback() {
        List<String> first = List.of(tell(), tell());
        consumed(first.size());
        oldListener.stop();

        List<String> second;
        try (ConfigurableApplicationContext newer = newer()) {
            await().atMost(LIMIT).until(() -> mine(newer).equals(first));
            second = List.of(tell());
            consumed(first.size() + second.size());
            assertThat(mine(newer)).containsExactly(first.get(0), first.get(1), second.get(0));
        }

        oldListener.start();
        List<String> third = List.of(tell());
        consumed(4);
        oldListener.stop();

        try (ConfigurableApplicationContext newer = newer()) {
            await().atMost(LIMIT).until(() -> mine(newer).equals(third));
            List<String> fourth = List.of(tell());
            await().atMost(LIMIT).until(() -> mine(newer).equals(List.of(third.get(0), fourth.get(0))));
            consumed(5);
        } finally {
            oldListener.start();
        }
        assertThat(effects()).isEqualTo(5);
    }

    private ConfigurableApplicationContext newer() {
        return TwoInstancesTest.another(environment, "--sample.remembers=true");
    }

    private List<String> mine(ConfigurableApplicationContext context) {
        List<@Nullable String> told = jdbc.sql("select event_id from effect where subject = ?")
                .param(subject)
                .query(String.class)
                .list();
        return context.getBean(WhenDispatchRepliedThenRemember.class).remembered().stream()
                .filter(told::contains)
                .toList();
    }

    /** A consumer that continues from the group's offsets does not see these again. */
    private void consumed(int effects) {
        await().atMost(LIMIT).until(() -> effects() == effects);
        await().atMost(LIMIT).until(() -> lag.now().equals(Lag.NONE));
    }

    private long effects() {
        return jdbc.sql("select count(*) from effect where subject = ?")
                .param(subject)
                .query(Long.class)
                .single();
    }

    private String tell() {
        String id = UUID.randomUUID().toString();
        String body = """
            {"gatheringId": "%s", "startsAt": "2031-07-10T13:30:00+09:00", "accepted": false}
            """.formatted(subject);
        Wire.tell("consultation", TOPIC, TYPE, subject, body, id);
        return id;
    }
}
