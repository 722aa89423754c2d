package org.ibasho.testing.servers.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {

    private static final int MANY = 500;

    @Test
    void a_process_chooses_no_port_twice_although_nothing_listens_there_yet() {
        assertThat(IntStream.range(0, MANY).map(n -> Ports.free()).boxed()).doesNotHaveDuplicates();
    }
}
