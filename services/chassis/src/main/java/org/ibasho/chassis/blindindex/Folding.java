package org.ibasho.chassis.blindindex;

import com.ibm.icu.text.Normalizer2;
import java.text.Normalizer;

/**
 * Folds names that people take for the same one to the same text. Pure. In this order:
 *
 * <ol>
 *   <li>Unicode's NFKC_Casefold (ICU): width, case, ligatures, compatibility ideographs; variation selectors go.
 *   <li>Spaces, controls, punctuation (middle dots and hyphens too) and the long-vowel mark go: ユーキ is ゆき.
 *   <li>Katakana become hiragana; small ヵ and ヶ, which names use for か and け, become large.
 *   <li>{@linkplain NameVariants Forms of characters} that Unicode keeps apart become one: 髙 is 高.
 *   <li>An iteration mark becomes what it repeats: 佐々木 is 佐佐木, いすゞ is いすず.
 * </ol>
 *
 * <p>Except for iteration marks, a character folds alike wherever it stands, so a part of a name folds to a part of the
 * folded name. What goes can bring a letter and its mark together, so all of it is repeated until nothing changes.
 */
final class Folding {

    private static final Normalizer2 NFKC_CASEFOLD = Normalizer2.getNFKCCasefoldInstance();

    private static final int LONG_VOWEL = 'ー';
    private static final int KATAKANA_TO_HIRAGANA = 'ァ' - 'ぁ';
    private static final int VOICED = 0x3099;

    private Folding() {}

    /** The folded text; empty if nothing is left of it. At most 18 times as long: ﷺ is the longest ligature. */
    static String fold(String text) {
        String before;
        String now = text;
        do {
            before = now;
            now = foldOnce(before);
        } while (!now.equals(before));
        return now;
    }

    private static String foldOnce(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        int previous = 0;
        for (int codePoint : NFKC_CASEFOLD.normalize(text).codePoints().toArray()) {
            if (!isIgnored(codePoint)) {
                previous = repeated(NameVariants.folded(hiragana(codePoint)), previous);
                folded.appendCodePoint(previous);
            }
        }
        return folded.toString();
    }

    private static boolean isIgnored(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            // typed in place of the long-vowel mark
            default -> codePoint == LONG_VOWEL || codePoint == '~' || codePoint == '−';
        };
    }

    private static int hiragana(int codePoint) {
        return switch (codePoint) {
            case 'ヵ', 'ゕ' -> 'か';
            case 'ヶ', 'ゖ' -> 'け';
            case 'ヽ' -> 'ゝ';
            case 'ヾ' -> 'ゞ';
            default -> codePoint >= 'ァ' && codePoint <= 'ヴ' ? codePoint - KATAKANA_TO_HIRAGANA : codePoint;
        };
    }

    /** What a mark repeats. One that has nothing to repeat stays. */
    private static int repeated(int codePoint, int previous) {
        return switch (codePoint) {
            case '々', '〻' -> Character.isIdeographic(previous) ? previous : codePoint;
            case 'ゝ' -> isHiragana(previous) ? unvoiced(previous) : codePoint;
            case 'ゞ' -> isHiragana(previous) ? voiced(unvoiced(previous)) : codePoint;
            default -> codePoint;
        };
    }

    private static boolean isHiragana(int codePoint) {
        return codePoint >= 'ぁ' && codePoint <= 'ゔ';
    }

    private static int unvoiced(int kana) {
        return Normalizer.normalize(Character.toString(kana), Normalizer.Form.NFD)
                .codePointAt(0);
    }

    private static int voiced(int kana) {
        String marked = Character.toString(kana) + Character.toString(VOICED);
        return Normalizer.normalize(marked, Normalizer.Form.NFC).codePointAt(0);
    }
}
