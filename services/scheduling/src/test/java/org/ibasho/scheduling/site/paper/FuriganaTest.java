package org.ibasho.scheduling.site.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FuriganaTest {

    private static final Furigana FURIGANA =
            new Furigana(new Readings(Map.of("居場所", "いばしょ", "苫小牧", "とまこまい", "親の会", "おやのかい")));

    private static String read(String text) {
        return FURIGANA.pieces(text).stream()
                .map(piece -> piece.reading() == null ? piece.text() : piece.text() + "[" + piece.reading() + "]")
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource({
        "居場所です, 居場所[いばしょ]です",
        "苫小牧市, 苫小牧[とまこまい]市[し]",
        "親の会, 親[おや]の会[かい]",
        "お問い合わせ, お問[と]い合[あ]わせ",
        "疲れたら帰って, 疲[つか]れたら帰[かえ]って",
        "センター 3階, センター 3階[かい]",
        "Zoomで入れる, Zoomで入[い]れる",
        "ひらがなとカタカナ, ひらがなとカタカナ",
    })
    void only_kanji_get_a_reading(String text, String read) {
        assertThat(read(text)).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({
        "12月5日(土), 12月[がつ]5日[いつか](土[ど])",
        "4月1日(日), 4月[がつ]1日[ついたち](日[にち])",
        "2026年12月20日(月), 2026年[ねん]12月[がつ]20日[はつか](月[げつ])",
        "11月15日, 11月[がつ]15日[にち]",
    })
    void days_have_their_special_readings(String text, String read) {
        assertThat(read(text)).isEqualTo(read);
    }
}
