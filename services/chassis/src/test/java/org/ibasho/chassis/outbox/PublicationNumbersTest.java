package org.ibasho.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.ibasho.chassis.eventstore.StoreDatabase;
import org.ibasho.chassis.outbox.PublicationNumbers.Place;
import org.ibasho.chassis.outbox.PublicationNumbers.Publication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PublicationNumbersTest {

    private final StoreDatabase database = new StoreDatabase();
    private final PublicationNumbers numbers = new PublicationNumbers(database.jdbc());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void each_subject_of_each_topic_counts_from_one() {
        List<Publication> first =
                List.of(of("doors", "a"), of("doors", "b"), of("doors", "a"), of("others", "a"), of("doors", "a"));
        assertThat(sequences(first)).containsExactly(1L, 1L, 2L, 1L, 3L);
        assertThat(sequences(List.of(of("doors", "b"), of("doors", "a")))).containsExactly(2L, 4L);
    }

    @Test
    void what_is_published_again_has_the_number_that_it_had() {
        List<Publication> before =
                Stream.generate(() -> of("doors", "a")).limit(3).toList();
        sequences(before);
        Publication fresh = of("doors", "a");
        assertThat(sequences(List.of(before.get(2), fresh, before.get(0)))).containsExactly(3L, 4L, 1L);
    }

    @Test
    void one_event_has_a_number_on_each_topic() {
        UUID event = UUID.randomUUID();
        sequences(List.of(of("doors", "a")));
        assertThat(sequences(List.of(of(event, "doors"), of(event, "others")))).containsExactly(2L, 1L);
    }

    @Test
    void an_era_goes_on_after_the_last_number_that_is_valid_and_names_it() {
        List<Publication> before = List.of(of("doors", "a"), of("doors", "a"), of("doors", "b"));
        assertThat(numbers.number(before).values())
                .extracting(PublicationNumber::era, PublicationNumber::eraStart)
                .containsOnly(tuple(1, 0L));
        database.asMigrator()
                .sql("insert into era (number, added) values (2, 0)")
                .update();

        Publication after = of("doors", "a");
        Publication beginning = of("doors", "c");
        Map<Publication, PublicationNumber> inTheNewEra = numbers.number(List.of(before.get(0), after, beginning));
        assertThat(inTheNewEra.get(before.get(0))).isEqualTo(new PublicationNumber(2, 1, 2));
        assertThat(inTheNewEra.get(after)).isEqualTo(new PublicationNumber(2, 3, 2));
        assertThat(inTheNewEra.get(beginning)).isEqualTo(new PublicationNumber(2, 1, 0));
    }

    @Test
    void what_is_published_again_is_numbered_alike_whether_or_not_all_is_known_and_in_every_era() {
        List<Publication> known = List.of(of("doors", "a"), of("doors", "b"), of("doors", "a"));
        Map<Publication, PublicationNumber> before = numbers.number(known);
        assertThat(numbers.numberAgain(known)).isEqualTo(before);

        Publication fresh = of("doors", "a");
        assertThat(numbers.numberAgain(List.of(known.get(0), fresh)))
                .containsEntry(known.get(0), new PublicationNumber(1, 1, 0))
                .containsEntry(fresh, new PublicationNumber(1, 3, 0));
        database.asMigrator()
                .sql("insert into era (number, added) values (2, 0)")
                .update();
        assertThat(numbers.numberAgain(known))
                .containsEntry(known.get(0), new PublicationNumber(2, 1, 3))
                .containsEntry(known.get(1), new PublicationNumber(2, 1, 1));
    }

    @Test
    void attributes_are_ordered_as_texts() {
        assertThat(new PublicationNumber(2, 10, 9).attributes())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("era", "2", "sequence", "0000000010", "erastart", "0000000009"));
    }

    private List<Long> sequences(List<Publication> publications) {
        Map<Publication, PublicationNumber> found = numbers.number(publications);
        return publications.stream()
                .map(one -> Objects.requireNonNull(found.get(one)).sequence())
                .toList();
    }

    private static Publication of(String topic, String subject) {
        UUID event = UUID.randomUUID();
        return new Publication(event, topic, subject, new Place(event, 0));
    }

    private static Publication of(UUID event, String topic) {
        return new Publication(event, topic, "a", new Place(event, 0));
    }
}
