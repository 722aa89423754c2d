package org.ibasho.chassis.keystore.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ibasho.chassis.keystore.WrappingKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class VaultSettingsTest {

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withUserConfiguration(VaultConfiguration.class)
            .withPropertyValues("ibasho.side=centre");

    private static final List<String> RIGHT = List.of(
            "ibasho.keys.vault.address=https://vault.example:8200", "ibasho.keys.vault.token-file=/run/secrets/vault");

    @Test
    void a_vault_is_used_where_one_is_named() {
        service.run(context -> assertThat(context).doesNotHaveBean(WrappingKeys.class));
        service.withPropertyValues(RIGHT.toArray(String[]::new))
                .run(context -> assertThat(context).hasSingleBean(VaultTransit.class));
    }

    @ParameterizedTest
    @CsvSource({
        "ibasho.keys.vault.address=http://vault.example:8200, https",
        "ibasho.keys.vault.address=vault.example, https",
        "ibasho.keys.vault.address=ftp://127.0.0.1, https",
        "ibasho.keys.vault.mount=/transit/, mount",
        "ibasho.keys.vault.mount=../sys, mount",
        "ibasho.keys.vault.token-file=, token-file",
        "ibasho.keys.vault.timeout=0s, timeout",
        "ibasho.keys.vault.authority=/nowhere/ca.pem, ca.pem",
        "ibasho.side=../, ibasho.side",
    })
    void a_wrong_setting_is_named_at_the_start(String setting, String named) {
        service.withPropertyValues(RIGHT.toArray(String[]::new))
                .withPropertyValues(setting)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining(named));
    }

    @Test
    void http_is_for_this_machine_alone() {
        service.withPropertyValues(RIGHT.toArray(String[]::new))
                .withPropertyValues("ibasho.keys.vault.address=http://127.0.0.1:8200")
                .run(context -> assertThat(context).hasNotFailed());
    }
}
