package org.ibasho.scheduling.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.scheduling.venue.VenueEvent.Described;
import org.ibasho.scheduling.venue.VenueEvent.PhotoDropped;
import org.ibasho.scheduling.venue.VenueEvent.PhotoShown;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VenueDeciderTest {

    private static final String NAME = "会館 3階";
    private static final String TOWN = "札幌市";
    private static final String ID = Venue.idFor(NAME, TOWN);
    private static final VenueEvent DESCRIBED = described("駅から5分");
    private static final VenueEvent SHOWN = new PhotoShown(ID, "abc", "ガラスの入口", 480, 360);

    private static VenueEvent described(@Nullable String access) {
        return new Described(ID, NAME, TOWN, "かいかん", "北1条西1丁目", access, "のぞけます", null);
    }

    private static VenueCommand describe(String name, String town, @Nullable String access) {
        Venue.Description said = new Venue.Description("かいかん", "北1条西1丁目", access, "のぞけます", "  ");
        return new VenueCommand.Describe(ID, name, town, said);
    }

    private static VenueCommand show(String photo, String alternative) {
        return new VenueCommand.ShowPhoto(ID, new Venue.Photo(photo, alternative, 480, 360));
    }

    private static Venue after(VenueEvent... past) {
        Venue venue = Venue.UNKNOWN;
        for (VenueEvent event : past) {
            venue = venue.evolve(event);
        }
        return venue;
    }

    private static List<VenueEvent> decide(VenueCommand command, VenueEvent... past) {
        return VenueDecider.decide(command, after(past));
    }

    private static void refuses(VenueRule rule, VenueCommand command, VenueEvent... past) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> decide(command, past))
                .satisfies(refusal -> assertThat(refusal.rule()).isEqualTo(rule));
    }

    @Test
    void a_description_is_trimmed_and_has_no_blank_values() {
        assertThat(decide(describe(NAME, TOWN, " 駅から5分\n"))).containsExactly(DESCRIBED);
    }

    @Test
    void another_description_replaces_it_and_the_same_one_changes_nothing() {
        assertThat(decide(describe(NAME, TOWN, "バスで10分"), DESCRIBED)).containsExactly(described("バスで10分"));
        assertThat(decide(describe(NAME, TOWN, ""), DESCRIBED)).containsExactly(described(null));
        assertThat(decide(describe(NAME, TOWN, "駅から5分"), DESCRIBED)).isEmpty();
    }

    @Test
    void a_venue_needs_a_name_and_a_town() {
        refuses(VenueRule.NO_VENUE_NAME, describe(" ", TOWN, null));
        refuses(VenueRule.NO_VENUE_TOWN, describe(NAME, " ", null));
    }

    @Test
    void only_a_described_venue_can_have_a_photo() {
        refuses(VenueRule.VENUE_NOT_FOUND, show("abc", "ガラスの入口"));
        assertThat(decide(show("abc", " ガラスの入口 "), DESCRIBED)).containsExactly(SHOWN);
    }

    @Test
    void a_photo_needs_a_text_alternative() {
        refuses(VenueRule.NO_ALTERNATIVE, show("abc", " "), DESCRIBED);
    }

    @Test
    void the_same_photo_again_changes_nothing_but_a_new_text_does() {
        assertThat(decide(show("abc", "ガラスの入口"), DESCRIBED, SHOWN)).isEmpty();
        assertThat(decide(show("abc", "青い看板"), DESCRIBED, SHOWN)).hasSize(1);
        assertThat(decide(show("def", "ガラスの入口"), DESCRIBED, SHOWN)).hasSize(1);
    }

    @Test
    void a_photo_can_be_dropped_once_and_shown_again() {
        VenueCommand drop = new VenueCommand.DropPhoto(ID);
        refuses(VenueRule.VENUE_NOT_FOUND, drop);
        assertThat(decide(drop, DESCRIBED)).isEmpty();
        assertThat(decide(drop, DESCRIBED, SHOWN)).containsExactly(new PhotoDropped(ID));
        assertThat(decide(drop, DESCRIBED, SHOWN, new PhotoDropped(ID))).isEmpty();
        assertThat(decide(show("abc", "ガラスの入口"), DESCRIBED, SHOWN, new PhotoDropped(ID)))
                .containsExactly(SHOWN);
    }

    @Test
    void a_description_keeps_the_photo_and_a_photo_the_description() {
        Venue venue = after(DESCRIBED, SHOWN, described("バスで10分"));
        assertThat(venue.photo()).isEqualTo(new Venue.Photo("abc", "ガラスの入口", 480, 360));
        assertThat(venue)
                .isEqualTo(new Venue(
                        ID,
                        NAME,
                        TOWN,
                        new Venue.Description("かいかん", "北1条西1丁目", "バスで10分", "のぞけます", null),
                        venue.photo()));
    }

    @Test
    void the_same_name_in_another_town_is_another_venue() {
        assertThat(Venue.idFor(NAME, TOWN)).isEqualTo(ID).isNotEqualTo(Venue.idFor(NAME, "小樽市"));
        assertThat(Venue.idFor("b", "a")).isNotEqualTo(Venue.idFor("a", "b"));
    }
}
