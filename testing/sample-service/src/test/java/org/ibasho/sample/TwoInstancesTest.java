package org.ibasho.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ibasho.testing.ServiceTest;
import org.ibasho.testing.Wire;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Two instances of one service at work on one database, of which one is stopped in the middle. */
@ServiceTest
@Tag("long")
class TwoInstancesTest {

    private static final String TOPIC = "ibasho.consultation.dispatch.v1";
    private static final String TYPE = "org.ibasho.consultation.dispatch-replied.v2";
    private static final List<String> GIVEN = List.of(
            "spring.datasource.url",
            "spring.datasource.username",
            "spring.datasource.password",
            "spring.flyway.user",
            "spring.flyway.password",
            "spring.kafka.bootstrap-servers",
            "spring.kafka.security.protocol",
            "spring.kafka.properties.sasl.mechanism",
            "spring.kafka.properties.sasl.jaas.config",
            "ibasho.issuer",
            "ibasho.audience",
            "server.address");

    @Autowired
    private Environment environment;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ConcurrentMessageListenerContainer<?, ?> listener;

    /** Another instance of the service under test, under a name of its own. */
    static ConfigurableApplicationContext another(Environment environment, String... settings) {
        Stream<String> same = GIVEN.stream().map(name -> "--" + name + "=" + environment.getRequiredProperty(name));
        Stream<String> own = Stream.of(
                "--ibasho.instance=another-" + UUID.randomUUID(), "--server.port=0", "--management.server.port=0");
        return new SpringApplicationBuilder(SampleApplication.class)
                .run(Stream.of(same, own, Stream.of(settings))
                        .flatMap(one -> one)
                        .toArray(String[]::new));
    }

    @Test
    void they_share_the_partitions_and_nothing_is_lost_doubled_or_out_of_order_when_one_stops() {
        List<String> subjects = IntStream.range(0, 12)
                .mapToObj(n -> UUID.randomUUID().toString())
                .toList();
        List<String> ids = new ArrayList<>();
        try (ConfigurableApplicationContext second = another(environment)) {
            ConcurrentMessageListenerContainer<?, ?> others = second.getBean(ConcurrentMessageListenerContainer.class);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> listener.getAssignedPartitions().size() > 0
                            && others.getAssignedPartitions().size() > 0
                            && listener.getAssignedPartitions().size()
                                            + others.getAssignedPartitions().size()
                                    == 3);
            ids.addAll(tellAll(subjects));
            await().until(() -> effects(subjects).size() > 10);
        }
        ids.addAll(tellAll(subjects));

        // well within the time after which the broker would give up on one that did not say good-bye
        await().atMost(Duration.ofSeconds(12)).until(() -> effects(subjects).size() >= ids.size());
        for (int key = 0; key < subjects.size(); key++) {
            int subject = key;
            List<String> told = IntStream.range(0, ids.size())
                    .filter(n -> n % subjects.size() == subject)
                    .mapToObj(ids::get)
                    .toList();
            assertThat(effects(List.of(subjects.get(key)))).isEqualTo(told);
        }
    }

    /** Fifteen to each, in turn. */
    private static List<String> tellAll(List<String> subjects) {
        return Wire.tellAll(
                "consultation",
                TOPIC,
                TYPE,
                IntStream.range(0, 15).boxed().flatMap(n -> subjects.stream()).toList(),
                subject -> """
                    {"gatheringId": "%s", "startsAt": "2031-07-10T13:30:00+09:00", "accepted": false}
                    """.formatted(subject));
    }

    private List<String> effects(List<String> subjects) {
        return jdbc.sql("select event_id from effect where subject = any (?) order by position")
                .param(subjects.toArray(String[]::new))
                .query((row, n) -> row.getString(1))
                .list();
    }
}
