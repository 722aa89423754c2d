package org.ibasho.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.ForbiddenCharacter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TextRuleTest {

    private static String with(int character) {
        return "春の" + Character.toString(character) + "過ごし方";
    }

    @Test
    void every_control_character_is_refused_in_a_line() {
        assertThat(IntStream.concat(IntStream.rangeClosed(0, 0x1F), IntStream.rangeClosed(0x7F, 0x9F)))
                .allSatisfy(
                        control -> assertThat(TextRule.allows(with(control))).isFalse());
    }

    @Test
    void only_line_breaks_are_kept_where_a_text_has_lines() {
        assertThat(TextRule.allowsLines("一行目\r\n二行目\n三行目")).isTrue();
        assertThat(TextRule.allows("一行目\n二行目")).isFalse();
        assertThat(IntStream.concat(IntStream.rangeClosed(0, 0x1F), IntStream.rangeClosed(0x7F, 0x9F))
                        .filter(control -> control != '\n' && control != '\r'))
                .allSatisfy(control ->
                        assertThat(TextRule.allowsLines(with(control))).isFalse());
    }

    @Test
    void what_xml_cannot_hold_is_refused() {
        assertThat(TextRule.allows("\uD83D")).isFalse();
        assertThat(TextRule.allows("\uFFFE")).isFalse();
        assertThat(TextRule.allows("\uFFFF")).isFalse();
        assertThat(TextRule.allows(Character.toString(0x1FFFE))).isFalse();
    }

    @Test
    void everything_that_people_write_passes() {
        assertThat(TextRule.allows("髙橋さんと①〜⑤、ﾊﾝｶｸ、𠮷野家、👩‍👩‍👧 é が\u3000\u200B\uFEFF"))
                .isTrue();
    }

    @Test
    void a_form_reports_each_text_by_its_field() {
        assertThat(new Form(with(0), new Part(with(7)), "a\nb", List.of("x", with(0x9F)), null).textFaults())
                .extracting(Fault::field, Fault::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("theme", ForbiddenCharacter.CODE),
                        org.assertj.core.groups.Tuple.tuple("details.gear", ForbiddenCharacter.CODE),
                        org.assertj.core.groups.Tuple.tuple("doors", ForbiddenCharacter.CODE));
    }

    @Test
    void fields_by_name_follow_the_same_rule() {
        assertThat(TextRule.faults(Map.of("one", "a\nb", "several", "a\nb"), Set.of("several")))
                .extracting(Fault::field)
                .containsExactly("one");
    }

    @Test
    void a_refused_text_can_be_shown() {
        assertThat(TextRule.shown(with(0))).isEqualTo("春の\uFFFD過ごし方");
    }

    record Form(
            String theme,
            Part details,
            @MultiLine String access,
            List<String> doors,
            @Nullable String end) implements TypedForm {}

    record Part(String gear) {}
}
