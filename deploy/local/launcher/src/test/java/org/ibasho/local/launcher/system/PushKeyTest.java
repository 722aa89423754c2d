package org.ibasho.local.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.RepeatedTest;

class PushKeyTest {

    @RepeatedTest(50)
    void is_written_in_full_length_whatever_its_numbers_are() {
        PushKey key = PushKey.make();
        byte[] point = Base64.getUrlDecoder().decode(key.publicKey());
        assertThat(point).hasSize(65).startsWith((byte) 4);
        assertThat(Base64.getUrlDecoder().decode(key.privateKey())).hasSize(32);
        assertThat(PushKey.parse(key.toString())).isEqualTo(key);
    }
}
