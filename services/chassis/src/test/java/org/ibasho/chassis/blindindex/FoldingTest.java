package org.ibasho.chassis.blindindex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Names that people take for the same one fold to the same text, and no other. */
class FoldingTest {

    private static final int LONGEST_LIGATURE = 18;

    @Example
    void width_case_and_kana_make_no_difference() {
        foldsTo("はなこ", "ハナコ", "ﾊﾅｺ", "はナｺ", "ハ ナ コ", "ハ・ナ・コ", "ﾊ･ﾅ･ｺ", "「はなこ」");
        foldsTo("がぱゔ", "ガパヴ", "ｶﾞﾊﾟｳﾞ", "か\u3099は\u309aう\u3099", "か ゛は゜う゛");
        foldsTo("maria", "ＭＡＲＩＡ", "Maria", "ma-ria", "MA RIA");
        foldsTo("ゆき", "ユーキ", "ﾕｰｷ", "ゆ〜き", "ゆ～き", "ゆ−き");
    }

    @Example
    void forms_that_unicode_keeps_apart_become_one() {
        foldsTo("高", "髙", "高\u200d");
        foldsTo("崎", "﨑", "嵜");
        foldsTo("渡辺", "渡邉", "渡邊", "渡辺");
        foldsTo("徳", "德");
        foldsTo("浜", "濵", "濱");
        foldsTo("柳", "栁");
        foldsTo("吉", "𠮷");
    }

    @Example
    void two_letters_for_sai_stay_two_letters() {
        foldsTo("斎藤", "齋藤", "斎藤");
        foldsTo("斉藤", "齊藤", "斉藤");
        assertThat(Folding.fold("齋")).isNotEqualTo(Folding.fold("齊"));
    }

    @Example
    void variation_selectors_and_compatibility_ideographs_fold_to_the_plain_letter() {
        foldsTo("辻", "辻\udb40\udd00", "辻\ufe00");
        foldsTo("辺", "邉\udb40\udd05");
        foldsTo("神", "\ufa19");
    }

    @Example
    void an_iteration_mark_becomes_what_it_repeats() {
        foldsTo("佐佐木", "佐々木", "佐〻木", "佐佐木");
        foldsTo("斎斎", "齋々");
        foldsTo("いすず", "いすゞ", "イスヾ", "ｲｽヾ");
        foldsTo("こころ", "こゝろ", "コヽロ");
        foldsTo("づつ", "づゝ");
        foldsTo("々木", "々木");
        foldsTo("関け原", "関ヶ原", "関ケ原");
    }

    @Example
    void what_is_no_letter_leaves_nothing_and_half_a_character_does_no_harm() {
        foldsTo("", "", " \t\r\n\u3000", "・-ー〜、。！", "\ud842", "\udfb7\ud842", "\u200b\ufeff");
        foldsTo("ゆき☆", "ﾕｷ☆", "ゆき ☆\ufe0f");
    }

    @Example
    void each_variant_folds_to_its_form_and_no_form_is_a_variant() {
        assertThat(NameVariants.all()).hasSizeGreaterThan(100);
        for (Map.Entry<Integer, Integer> pair : NameVariants.all().entrySet()) {
            foldsTo(Character.toString(pair.getValue()), Character.toString(pair.getKey()));
            assertThat(NameVariants.all()).doesNotContainKey(pair.getValue());
        }
    }

    @Property
    void folding_again_changes_nothing(@ForAll("texts") String text) {
        String folded = Folding.fold(text);

        assertThat(Folding.fold(folded)).isEqualTo(folded);
    }

    @Property
    void a_folded_text_is_bounded(@ForAll("texts") String text) {
        assertThat(Folding.fold(text)).hasSizeLessThanOrEqualTo(LONGEST_LIGATURE * text.length());
    }

    @Property
    void hiragana_and_katakana_fold_alike(@ForAll("hiragana") String text) {
        StringBuilder katakana = new StringBuilder();
        text.codePoints().forEach(kana -> katakana.appendCodePoint(kana + 0x60));

        assertThat(Folding.fold(katakana.toString())).isEqualTo(Folding.fold(text));
    }

    @Property
    void a_part_of_a_name_folds_to_a_part_of_the_folded_name(
            @ForAll("names") String before, @ForAll("names") String part, @ForAll("names") String after) {
        assertThat(Folding.fold(before + part + after)).contains(Folding.fold(part));
    }

    /** All of Unicode, half characters too, and often what folding is about. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("ゝゞヽヾ々〻か゛゜ー〜ｰ･・ ﷺ髙﨑齋﨔")
                .withChars('\u3099', '\u309a', '\ud842', '\udfb7', '\ufe00', '\u0345')
                .withCharRange('ぁ', 'ヿ')
                .withCharRange('\uff00', '\uffef')
                .all()
                .ofMaxLength(40);
    }

    @Provide
    Arbitrary<String> hiragana() {
        return Arbitraries.strings().withCharRange('ぁ', 'ゖ').ofMaxLength(20);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withCharRange('ぁ', 'ゔ')
                .withCharRange('ァ', 'ヴ')
                .withCharRange('a', 'z')
                .withChars("髙高﨑崎齋斎齊斉ー・ 花山ＡＢ")
                .ofMaxLength(8);
    }

    private static void foldsTo(String folded, String... texts) {
        for (String text : texts) {
            assertThat(Folding.fold(text)).as(text).isEqualTo(folded);
        }
    }
}
