package org.ibasho.chassis.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.ibasho.chassis.keystore.SubjectErased;
import org.ibasho.chassis.keystore.TestKeyStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SealingTest {

    record Skill(String name, @Nullable LocalDate until) {}

    record Person(
            @PersonalData(of = "id") String nickname,
            String id,
            @PersonalData(of = "id") List<Skill> skills,
            @PersonalData(of = "id") Set<String> words,
            @PersonalData(of = "id") Instant since,
            @PersonalData(of = "id") @Nullable Skill best,
            String role) {}

    record Renamed(@PersonalData(of = "id") String nickname, String id) {}

    record Team(List<Person> people) {}

    record Wrong(@PersonalData(of = "nobody") String name) {}

    record Unshowable(@PersonalData(of = "id") Skill skill, String id) {}

    private final TestKeyStore store = TestKeyStore.fresh();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final UnreadableData unreadable = new UnreadableData(meters);
    private final JsonMapper plain = JsonMapper.builder().build();
    private final Sealer sealer = new Sealer(store.keys(), unreadable);
    private final StoredJson stored = new StoredJson(plain, sealer, unreadable);
    private final JsonMapper events = plain.rebuild()
            .addModule(new SealingModule(plain, sealer, unreadable, sealer::seal))
            .build();
    private final Person hinata = person(UUID.randomUUID().toString());

    private static Person person(String id) {
        return new Person(
                "ひなた",
                id,
                List.of(new Skill("FIRST_AID", LocalDate.of(2027, 3, 31)), new Skill("PSW", null)),
                Set.of("絵"),
                Instant.parse("2026-11-28T04:30:00Z"),
                null,
                "PEER_STAFF");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void stores_nothing_personal_in_plain_text_and_reads_it_back() {
        for (String json : List.of(stored.write(hinata), events.writeValueAsString(hinata))) {
            assertThat(json)
                    .contains(hinata.id(), "PEER_STAFF")
                    .doesNotContain("ひなた", "FIRST_AID", "2027", "絵", "2026");
            assertThat(plain.readTree(json).path("best").asString()).startsWith("s1.");
            assertThat(stored.read(json, Person.class)).isEqualTo(hinata);
            assertThat(events.readValue(json, Person.class)).isEqualTo(hinata);
        }
        assertThat(stored.read(stored.write(new Team(List.of(hinata, hinata))), Team.class)
                        .people())
                .containsExactly(hinata, hinata);
    }

    @Test
    void the_same_value_is_sealed_differently_each_time_and_its_length_hidden() {
        assertThat(stored.write(hinata)).isNotEqualTo(stored.write(hinata));
        assertThat(stored.seal("a", "f", "あ")).hasSameSizeAs(stored.seal("a", "f", "とても長い名前"));
    }

    @Test
    void a_value_that_was_moved_to_another_person_or_field_is_unreadable() {
        Person other = person(UUID.randomUUID().toString());
        ObjectNode moved = plain.readTree(stored.write(other)).asObject();
        JsonNode nickname = plain.readTree(stored.write(hinata)).path("nickname");
        moved.set("nickname", nickname);
        assertThat(stored.read(moved.toString(), Person.class).nickname()).isEqualTo(Erased.TEXT);

        ObjectNode renamed = plain.createObjectNode().put("id", hinata.id());
        renamed.set("nickname", nickname);
        assertThat(stored.read(renamed.toString(), Renamed.class).nickname()).isEqualTo(Erased.TEXT);
        assertThat(unreadable("altered")).isEqualTo(2);
    }

    @Test
    void what_was_sealed_about_an_erased_person_reads_as_erased() {
        String json = events.writeValueAsString(hinata);
        erase(hinata.id());

        assertThat(events.readValue(json, Person.class))
                .isEqualTo(
                        new Person(Erased.TEXT, hinata.id(), List.of(), Set.of(), Instant.EPOCH, null, "PEER_STAFF"));
        assertThat(unreadable("altered") + unreadable("no-key") + unreadable("plain"))
                .isZero();
    }

    @Test
    void nothing_new_is_stored_about_an_erased_person_but_a_read_model_keeps_that_they_were() {
        stored.write(hinata);
        erase(hinata.id());

        assertThatThrownBy(() -> events.writeValueAsString(hinata)).hasRootCauseInstanceOf(SubjectErased.class);
        String again = stored.write(hinata);
        assertThat(again).doesNotContain("ひなた");
        assertThat(stored.read(again, Person.class).nickname()).isEqualTo(Erased.TEXT);
        assertThat(stored.open(hinata.id(), "f", stored.seal(hinata.id(), "f", "ひなた")))
                .isEqualTo(Erased.TEXT);
    }

    @Test
    void a_column_of_its_own_is_sealed_alike() {
        String sealed = stored.seal(hinata.id(), "reply/counsellor", "相談 花子");

        assertThat(sealed).doesNotContain("相談");
        assertThat(stored.open(hinata.id(), "reply/counsellor", sealed)).isEqualTo("相談 花子");
        assertThat(stored.open(hinata.id(), "reply/reason", sealed)).isEqualTo(Erased.TEXT);
        assertThat(stored.seal(hinata.id(), "reply/counsellor", null)).isNull();
    }

    @Test
    void what_was_stored_before_sealing_is_read_and_counted() {
        assertThat(stored.read(plain.writeValueAsString(hinata), Person.class)).isEqualTo(hinata);
        assertThat(unreadable("plain")).isEqualTo(5);
    }

    @Test
    void a_declaration_that_cannot_hold_is_refused_before_anything_is_stored() {
        assertThatThrownBy(() -> stored.write(new Wrong("x"))).hasMessageContaining("has no string nobody");
        assertThatThrownBy(() -> stored.write(new Unshowable(new Skill("x", null), "1")))
                .hasMessageContaining("has to be nullable");
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> SealedComponent.of(Wrong.class));
    }

    private void erase(String subject) {
        store.erasures().erase(subject);
        store.passes(TimeUnit.SECONDS.toNanos(1));
    }

    private double unreadable(String reason) {
        return meters.get("ibasho.personal.data.unreadable")
                .tag("reason", reason)
                .counter()
                .count();
    }
}
