package org.ibasho.scheduling.notice.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailboxTest {

    @ParameterizedTest
    @CsvSource({
        "yuki@example.jp, yuki@example.jp",
        "Yu.Ki+news+7@Example.jp, yuki@example.jp",
        "a..b@docomo.ne.jp, ab@docomo.ne.jp",
        "+yuki@example.jp, +yuki@example.jp",
        "yuki@mail.example.jp, yuki@mail.example.jp",
    })
    void spellings_of_one_mailbox_are_folded(String address, String mailbox) {
        assertThat(Mailbox.of(address)).isEqualTo(mailbox);
    }
}
