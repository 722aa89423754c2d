package org.ibasho.chassis.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceTest {

    @Test
    void two_processes_on_a_host_have_different_names_by_default() {
        Instance one = Instance.starting("scheduling", "");
        Instance two = Instance.starting("scheduling", "");
        assertThat(one.name()).startsWith("scheduling-").isNotEqualTo(two.name());
    }

    @Test
    void a_configured_name_is_the_same_over_a_restart_and_the_process_is_another() {
        Instance before = Instance.starting("scheduling", "scheduling-0.pod");
        Instance after = Instance.starting("scheduling", "scheduling-0.pod");
        assertThat(after.name()).isEqualTo("scheduling-0.pod").isEqualTo(before.name());
        assertThat(after.process()).startsWith("scheduling-0.pod/").isNotEqualTo(before.process());
    }

    @ParameterizedTest
    @ValueSource(strings = {"one/two", "one two", "ひとつ"})
    void a_name_that_kafka_would_refuse_is_refused_at_once(String configured) {
        assertThatIllegalArgumentException().isThrownBy(() -> Instance.starting("scheduling", configured));
    }
}
