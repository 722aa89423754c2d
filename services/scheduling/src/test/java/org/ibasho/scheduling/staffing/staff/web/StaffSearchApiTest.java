package org.ibasho.scheduling.staffing.staff.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.ibasho.testing.Api;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Staff are found by any spelling of their nickname, until they are erased. */
@ServiceTest
class StaffSearchApiTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    /** Other tests' people have other names. */
    private final String own = UUID.randomUUID().toString().substring(0, 8);

    private Api supervisor = Api.at(0);

    @BeforeEach
    void signIn() {
        supervisor = Api.at(port).with(Realm.of("npo").token("supervisor"));
    }

    @Test
    void finds_staff_however_the_nickname_is_spelt() {
        String takahashi = joined("髙ハシ・" + own);
        joined("高原" + own);

        assertThat(found("高はし" + own)).containsExactly(takahashi);
        assertThat(found("ﾊｼ" + own.toUpperCase(Locale.ROOT))).containsExactly(takahashi);
        assertThat(found(own)).hasSize(2);
        assertThat(found("高橋" + own)).isEmpty();
    }

    @Test
    void the_nickname_of_now_counts_and_whoever_has_left_is_found_too() {
        String staff = joined("そら" + own);
        supervisor.post(path(staff) + "/description", body("うみ" + own));
        supervisor.post(path(staff) + "/departure");

        assertThat(found("ソラ" + own)).isEmpty();
        assertThat(found("ウミ" + own)).containsExactly(staff);
    }

    @Test
    void whoever_is_erased_is_found_no_more_and_no_row_is_left() {
        String staff = joined("かもめ" + own);
        supervisor.post(path(staff) + "/departure");
        assertThat(found("カモメ" + own)).containsExactly(staff);
        assertThat(rows(staff)).isEqualTo(1);

        assertThat(supervisor.post(path(staff) + "/erasure").status()).isEqualTo(204);

        assertThat(found("カモメ" + own)).isEmpty();
        assertThat(found("消去済み")).isEmpty();
        assertThat(rows(staff)).isZero();
    }

    @Test
    void whoever_is_found_is_in_the_access_log_and_nobody_else() {
        String found = joined("つばめ" + own);
        String other = joined("ひばり" + own);

        assertThat(found("ツバメ" + own)).containsExactly(found);
        assertThat(supervisor.form("/staff/search", "nickname=" + own).status()).isEqualTo(200);

        JsonNode reads = supervisor.get(path(found) + "/reads").json();
        assertThat(reads).hasSize(3);
        assertThat(reads.get(1).path("kind").asString()).isEqualTo("SHOWN");
        assertThat(reads.get(1).path("access").path("purpose").asString()).isEqualTo("staff-list");
        assertThat(supervisor.get(path(other) + "/reads").json()).hasSize(2);
    }

    @Test
    void refuses_what_nobody_can_be_found_by() {
        assertThat(search("・ー　").code()).isEqualTo("nothing-to-search-for");
        assertThat(supervisor.post("/api/staff/search", "{}").code()).isEqualTo("nothing-to-search-for");
        assertThat(search("あ".repeat(31)).code()).isEqualTo("too-long");
        assertThat(search("あ".repeat(31)).body()).doesNotContain("ああ");
    }

    private String joined(String nickname) {
        Api.Answer joined = supervisor.post("/api/staff", body(nickname));
        assertThat(joined.status()).as(joined.toString()).isEqualTo(201);
        return joined.header("Location").substring("/api/staff/".length());
    }

    private static String path(String staff) {
        return "/api/staff/" + staff;
    }

    private static String body(String nickname) {
        return "{\"nickname\": \"%s\", \"roles\": [\"CHAIR\"]}".formatted(nickname);
    }

    private Api.Answer search(String nickname) {
        return supervisor.post("/api/staff/search", "{\"nickname\": \"%s\"}".formatted(nickname));
    }

    private List<String> found(String nickname) {
        Api.Answer answer = search(nickname);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json()
                .valueStream()
                .map(member -> member.path("id").asString())
                .toList();
    }

    private long rows(String staff) {
        return jdbc.sql("select count(*) from blind_index where subject = ?")
                .param(staff)
                .query(Long.class)
                .single();
    }
}
