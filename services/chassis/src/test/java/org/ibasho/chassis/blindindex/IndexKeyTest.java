package org.ibasho.chassis.blindindex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Tokens lead to every text that a search has to find, and tell little about it. */
class IndexKeyTest {

    private static final IndexKey KEY = key(1);

    @Property
    void a_text_has_the_tokens_of_each_of_its_parts(
            @ForAll("folded") String before, @ForAll("folded") String part, @ForAll("folded") String after) {
        String text = part.codePointCount(0, part.length()) == 1 ? part + after : before + part + after;

        assertThat(IndexKey.matches(text, part)).isTrue();
        assertThat(KEY.tokensOf(text)).containsAll(KEY.tokensToFind(part));
    }

    @Property
    void the_number_of_tokens_is_a_multiple_of_eight(@ForAll("folded") String text) {
        assertThat(KEY.tokensOf(text).size() % 8).isZero();
        assertThat(KEY.tokensOf(text)).allMatch(token -> token >= 0 && token < 256);
    }

    @Example
    void names_of_one_to_eight_letters_have_as_many_tokens() {
        for (String name : new String[] {"ゆ", "ゆき", "はなこ", "さくらこまち"}) {
            assertThat(KEY.tokensOf(name)).hasSize(8);
        }
    }

    @Example
    void a_token_stands_for_many_pairs_of_letters() {
        Set<Integer> tokens = IntStream.rangeClosed('ぁ', 'ん')
                .boxed()
                .flatMap(a ->
                        IntStream.rangeClosed('ぁ', 'ん').mapToObj(b -> Character.toString(a) + Character.toString(b)))
                .flatMap(pair -> KEY.tokensToFind(pair).stream())
                .collect(Collectors.toSet());

        assertThat(tokens).hasSize(256);
    }

    @Example
    void another_key_gives_other_tokens() {
        assertThat(KEY.tokensToFind("さくらこまち")).isNotEqualTo(key(2).tokensToFind("さくらこまち"));
    }

    @Example
    void a_single_letter_is_looked_for_at_the_beginning() {
        assertThat(IndexKey.matches("はなこ", "は")).isTrue();
        assertThat(IndexKey.matches("はなこ", "な")).isFalse();
        assertThat(IndexKey.matches("はなこ", "なこ")).isTrue();
        assertThat(IndexKey.matches("𠀋はなこ", "𠀋")).isTrue();
        assertThat(IndexKey.matches("はな𠀋こ", "𠀋")).isFalse();
    }

    @Provide
    Arbitrary<String> folded() {
        return Arbitraries.strings()
                .withCharRange('ぁ', 'ん')
                .withChars("高崎a\ud840\udc0b")
                .ofMinLength(1)
                .ofMaxLength(40)
                .map(Folding::fold)
                .filter(text -> !text.isEmpty());
    }

    private static IndexKey key(long seed) {
        byte[] bytes = new byte[32];
        new Random(seed).nextBytes(bytes);
        return new IndexKey(1, bytes);
    }
}
