package org.ibasho.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationsTest extends GatewayTest {

    @Test
    void links_operators_to_each_service() {
        HttpResponse<String> page = browser().page("/operations", "Authorization", bearer(realm.token("operator")));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "href=\"/operations/scheduling\"",
                        "href=\"/operations/attendance\"",
                        "href=\"/operations/reporting\"")
                .doesNotContain("href=\"/gatherings\"", "??");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/operations", "/operations/scheduling", "/api/operations/scheduling"})
    void refuses_everybody_else(String path) {
        assertThat(browser()
                        .page(path, "Authorization", bearer(realm.token("supervisor")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(scheduling.count()).isZero();
        assertThat(signedIn().page("/nothing").body())
                .contains("href=\"/gatherings\"")
                .doesNotContain("href=\"/operations\"");
    }
}
