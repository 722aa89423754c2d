package org.ibasho.web.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientHeaderTest {

    private static final String KEY = "a-key-of-at-least-32-characters-1";

    private final ClientHeader header = new ClientHeader(KEY);

    private @Nullable String client(@Nullable String value) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        if (value != null) {
            request.addHeader(ClientHeader.NAME, value);
        }
        return header.client(request);
    }

    private @Nullable String clientAt(String address) {
        return client(header.value(address));
    }

    @Test
    void one_address_is_one_client() {
        assertThat(clientAt("203.0.113.7")).isNotNull().isEqualTo(clientAt("203.0.113.7"));
        assertThat(clientAt("203.0.113.8")).isNotEqualTo(clientAt("203.0.113.7"));
        assertThat(clientAt("::ffff:203.0.113.7")).isEqualTo(clientAt("203.0.113.7"));
    }

    @Test
    void an_ipv6_network_is_one_client() {
        assertThat(clientAt("2001:db8:0:1::1")).isNotNull().isEqualTo(clientAt("2001:db8:0:1:ffff::2"));
        assertThat(clientAt("2001:db8:0:2::1")).isNotEqualTo(clientAt("2001:db8:0:1::1"));
        assertThat(clientAt("fe80::1%eth7")).isEqualTo(clientAt("fe80::2"));
    }

    @Test
    void what_a_proxy_names_without_an_address_is_one_client() {
        assertThat(clientAt("unknown")).isNotNull().isEqualTo(clientAt("unknown"));
        assertThat(clientAt("203.0.113.7:4711")).isNotNull().isNotEqualTo(clientAt("unknown"));
    }

    @Test
    void only_who_has_the_key_is_believed() {
        assertThat(client(null)).isNull();
        assertThat(client("203.0.113.7")).isNull();
        assertThat(client("A".repeat(43))).isNull();
        assertThat(client("!")).isNull();
        assertThat(client(new ClientHeader("another-key-of-32-characters-or-more").value("203.0.113.7")))
                .isNull();
    }

    @Test
    void without_a_key_no_client_is_known() {
        assertThat(new ClientHeader("").value("203.0.113.7")).isNull();
        assertThatThrownBy(() -> new ClientHeader("short")).isInstanceOf(IllegalArgumentException.class);
    }
}
