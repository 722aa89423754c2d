package org.ibasho.local.loader.reading;

import static org.ibasho.local.loader.word.Key.AGE;
import static org.ibasho.local.loader.word.Key.AT;
import static org.ibasho.local.loader.word.Key.CHANNEL;
import static org.ibasho.local.loader.word.Key.PURPOSES;
import static org.ibasho.local.loader.word.Key.RELATIONSHIP;

import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.ibasho.local.loader.word.AgeBand;
import org.ibasho.local.loader.word.Channel;
import org.ibasho.local.loader.word.Key;
import org.ibasho.local.loader.word.Purpose;
import org.ibasho.local.loader.word.Relationship;
import org.ibasho.local.loader.year.ConsultationEntry;
import org.ibasho.local.loader.year.Span;

/** Reads consultations. What is not known needs not be written: it is 不明, as always. */
record ConsultationReader(Ids ids, Consumer<Problem> problems) {

    private static final Set<Key> ANYWHERE = EnumSet.of(AT, CHANNEL, RELATIONSHIP, AGE, PURPOSES);
    private static final Set<Key> AT_A_GATHERING = EnumSet.of(CHANNEL, RELATIONSHIP, AGE, PURPOSES);

    ConsultationEntry elsewhere(Node node) {
        Section it = new Section(node, ANYWHERE, problems);
        Channel channel = it.need(CHANNEL, Channel.OTHER, Values.word(Channel.class));
        return entry(it, "", channel, it.need(AT, OffsetDateTime.MIN, Values::dayAndTime));
    }

    /** At a gathering: by itself in the channel 居場所, and in the middle of the gathering's time. */
    ConsultationEntry at(String gathering, Span span, Node node) {
        Section it = new Section(node, AT_A_GATHERING, problems);
        Channel channel = it.find(CHANNEL, Values.word(Channel.class));
        return entry(it, gathering, channel == null ? Channel.GATHERING : channel, span.moment(1, 2));
    }

    private ConsultationEntry entry(Section it, String gathering, Channel channel, OffsetDateTime at) {
        Relationship relationship = it.find(RELATIONSHIP, Values.word(Relationship.class));
        AgeBand age = it.find(AGE, Values.word(AgeBand.class));
        List<Purpose> purposes = it.find(PURPOSES, Values.words(Purpose.class));
        ConsultationEntry entry = new ConsultationEntry(
                "",
                channel,
                relationship == null ? Relationship.UNKNOWN : relationship,
                age == null ? AgeBand.UNKNOWN : age,
                purposes == null ? List.of(Purpose.UNKNOWN) : purposes,
                at);
        String when = gathering.isEmpty() ? at.toString() : gathering;
        String id = ids.next(
                "consultation %s %s %s %s %s".formatted(when, channel, entry.relationship(), age, entry.purposes()));
        return new ConsultationEntry(id, channel, entry.relationship(), entry.age(), entry.purposes(), at);
    }
}
