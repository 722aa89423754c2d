package org.ibasho.scheduling.notice.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "' yuki@example.jp ', yuki@example.jp",
        "Yuki.S+news@Example.JP, Yuki.S+news@example.jp",
        "ｙｕｋｉ＠ｅｘａｍｐｌｅ．ｊｐ, yuki@example.jp",
        "a..b.@docomo.ne.jp, a..b.@docomo.ne.jp",
        "yuki@例え.jp, yuki@xn--r8jz45g.jp",
    })
    void parses_what_people_type(String typed, String read) {
        assertThat(MailAddress.read(typed)).contains(read);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "yuki",
                "@example.jp",
                "yuki@",
                "yuki@localhost",
                "yuki@example",
                "yuki@-.jp1.",
                "yu ki@example.jp",
                "yuki@example.jp\r\nBcc: all@example.jp",
                "a@b.jp,c@d.jp",
                "Yuki <yuki@example.jp>",
                "yuki@[127.0.0.1]",
                "yuki@127.0.0.1",
                "a:b@example.jp",
            })
    void refuses_invalid_addresses_and_lists_of_addresses(String typed) {
        assertThat(MailAddress.read(typed)).isEmpty();
    }
}
