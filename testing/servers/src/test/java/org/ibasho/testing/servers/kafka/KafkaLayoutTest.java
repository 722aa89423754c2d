package org.ibasho.testing.servers.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.ibasho.testing.servers.TestServers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KafkaLayoutTest {

    private static final KafkaAccess KAFKA = TestServers.kafka();

    @BeforeAll
    static void prepare() {
        KafkaLayout.prepare(KAFKA, user -> "password-of-" + user);
        KafkaLayout.prepare(KAFKA, user -> "password-of-" + user);
    }

    @Test
    void an_analyst_reads_every_published_topic() throws Exception {
        user("scheduling").send("ibasho.scheduling.gathering.v1", "planned");
        user("attendance").send("ibasho.attendance.door.v1", "opened");
        user("consultation").send("ibasho.consultation.activity.v1", "recorded");

        assertThat(user("analytics").read("ibasho.scheduling.gathering.v1", "analytics-a"))
                .isEqualTo("planned");
        assertThat(user("analytics").read("ibasho.attendance.door.v1", "analytics-a"))
                .isEqualTo("opened");
        assertThat(user("analytics").read("ibasho.consultation.activity.v1", "analytics-a"))
                .isEqualTo("recorded");
    }

    @Test
    void an_analyst_does_not_read_who_was_dispatched() {
        assertThatThrownBy(() -> user("analytics").read(KafkaLayout.DISPATCH, "analytics-b"))
                .isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void an_analyst_writes_nothing() {
        for (String topic : KafkaLayout.PUBLISHED) {
            assertThatThrownBy(() -> user("analytics").send(topic, "forged"))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    void an_analyst_takes_part_in_no_group_of_a_service() {
        assertThatThrownBy(() -> user("analytics").read("ibasho.attendance.door.v1", "reporting-projections"))
                .isInstanceOf(GroupAuthorizationException.class);
    }

    @Test
    void a_service_writes_only_its_own_topics() {
        assertThatThrownBy(() -> user("attendance").send("ibasho.scheduling.gathering.v1", "forged"))
                .cause()
                .isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void scheduling_reads_who_was_dispatched() throws Exception {
        user("consultation").send(KafkaLayout.DISPATCH, "dispatched");

        assertThat(user("scheduling").read(KafkaLayout.DISPATCH, "scheduling-a"))
                .isEqualTo("dispatched");
    }

    @Test
    void only_scheduling_publishes_the_keys_that_messages_to_it_are_sealed_to() throws Exception {
        String topic = "ibasho.scheduling.recipient-key.v1";
        assertThatThrownBy(() -> user("consultation").send(topic, "forged"))
                .cause()
                .isInstanceOf(TopicAuthorizationException.class);

        user("scheduling").send(topic, "key");

        assertThat(user("consultation").read(topic, "consultation-a")).isEqualTo("key");
    }

    @Test
    void scheduling_reads_how_many_came() throws Exception {
        user("attendance").send("ibasho.attendance.door.v1", "opened");

        assertThat(user("scheduling").read("ibasho.attendance.door.v1", "scheduling-b"))
                .isEqualTo("opened");
    }

    @Test
    void nobody_gets_in_with_a_wrong_password() {
        assertThatThrownBy(() -> new KafkaUser(KAFKA, "analytics", "guessed").send("ibasho.attendance.door.v1", "x"))
                .cause()
                .isInstanceOf(SaslAuthenticationException.class);
    }

    private static KafkaUser user(String name) {
        return new KafkaUser(KAFKA, name, "password-of-" + name);
    }
}
