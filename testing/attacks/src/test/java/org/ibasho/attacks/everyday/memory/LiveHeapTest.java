package org.ibasho.attacks.everyday.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LiveHeapTest {

    private static final long KIB = 1024;

    @Test
    void reads_both_generations_of_a_serial_heap_and_leaves_out_the_metaspace() {
        assertThat(LiveHeap.used("""
            4711:
            Command executed successfully
            DefNew     total 39296K, used 2096K [0x00000000f0000000, 0x00000000f2aa0000, 0x00000000f5550000)
              eden space 34944K,   6% used [0x00000000f0000000, 0x00000000f020c0f8, 0x00000000f2220000)
             Tenured    total 87424K, used 51234K [0x00000000f5550000, 0x00000000faab0000, 0x0000000100000000)
             Metaspace       used 90123K, committed 91008K, reserved 1114112K
            """)).hasValue((2096 + 51_234) * KIB);
    }

    @Test
    void reads_a_g1_heap() {
        assertThat(LiveHeap.used("""
            4711:
            garbage-first heap   total reserved 524288K, committed 262144K, used 80144K [0x0, 0x1)
             region size 1024K, 5 young (5120K), 1 survivors (1024K)
            """)).hasValue(80_144 * KIB);
    }

    @Test
    void what_is_no_heap_has_no_size() {
        assertThat(LiveHeap.used("4711:\nUnable to open socket file")).isEqualTo(OptionalLong.empty());
    }

    @Test
    void collects_and_reads_a_program_that_runs() {
        assertThat(new LiveHeap().of(ProcessHandle.current().pid()).orElse(0)).isGreaterThan(100 * KIB);
    }
}
