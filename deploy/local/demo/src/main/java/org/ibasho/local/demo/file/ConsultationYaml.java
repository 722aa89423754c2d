package org.ibasho.local.demo.file;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.OptBoolean;
import jakarta.validation.constraints.Size;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.hibernate.validator.constraints.UniqueElements;
import org.ibasho.local.demo.vocabulary.AgeBand;
import org.ibasho.local.demo.vocabulary.Channel;
import org.ibasho.local.demo.vocabulary.Purpose;
import org.ibasho.local.demo.vocabulary.Relationship;
import org.ibasho.local.demo.year.ConsultationEntry;
import org.ibasho.local.demo.year.Span;
import org.jspecify.annotations.Nullable;

/** A consultation as a file has it. What is not known need not be written: it is 不明. */
record ConsultationYaml(
        @JsonProperty("日時")
        @JsonAlias("at")
        @JsonFormat(pattern = "uuuu-MM-dd H:mm", lenient = OptBoolean.FALSE)
        @Nullable
        LocalDateTime at,

        @JsonProperty("方法") @JsonAlias("channel") @Nullable Channel channel,

        @JsonProperty("続柄") @JsonAlias("relationship") @Nullable
        Relationship relationship,

        @JsonProperty("年代") @JsonAlias("age") @Nullable AgeBand age,

        @JsonProperty("目的") @JsonAlias("purposes") @Size(min = 1, message = "NotEmpty") @UniqueElements @Nullable
        List<Purpose> purposes) {

    void checkElsewhere(String path, Problems problems) {
        if (at == null) {
            problems.add(path + "/at", "NotNull");
        }
        if (channel == null) {
            problems.add(path + "/channel", "NotNull");
        }
    }

    void checkAtAGathering(String path, Problems problems) {
        if (at != null) {
            problems.add(path + "/at", "TimeOfTheGathering");
        }
    }

    ConsultationEntry elsewhere(Ids ids) {
        OffsetDateTime moment = requireNonNull(at).atOffset(Span.JAPAN);
        return entry(ids, moment.toString(), requireNonNull(channel), moment);
    }

    /** At a gathering: in the channel 居場所 unless it says another, and in the middle of the gathering's time. */
    ConsultationEntry at(String gathering, Span span, Ids ids) {
        return entry(ids, gathering, requireNonNullElse(channel, Channel.GATHERING), span.moment(1, 2));
    }

    private ConsultationEntry entry(Ids ids, String when, Channel how, OffsetDateTime moment) {
        Relationship who = requireNonNullElse(relationship, Relationship.UNKNOWN);
        List<Purpose> why = requireNonNullElse(purposes, List.of(Purpose.UNKNOWN));
        String id = ids.next("consultation %s %s %s %s %s".formatted(when, how, who, age, why));
        return new ConsultationEntry(id, how, who, requireNonNullElse(age, AgeBand.UNKNOWN), why, moment);
    }
}
