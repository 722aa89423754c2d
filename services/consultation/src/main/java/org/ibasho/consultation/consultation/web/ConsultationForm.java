package org.ibasho.consultation.consultation.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.ibasho.consultation.consultation.AgeBand;
import org.ibasho.consultation.consultation.Channel;
import org.ibasho.consultation.consultation.NewConsultation;
import org.ibasho.consultation.consultation.Purpose;
import org.ibasho.consultation.consultation.Relationship;
import org.ibasho.consultation.dispatch.DispatchRequest;
import org.ibasho.time.Tokyo;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.jspecify.annotations.Nullable;

/** The consultation form as typed, including invalid values, so that the page can show them again with their faults. */
record ConsultationForm(
        @Nullable String gatheringId,
        @Nullable String date,
        @Nullable String time,
        @Nullable String channel,
        @Nullable String relationship,
        @Nullable String ageBand,
        @Nullable List<String> purposes) {

    /** The initial form. */
    static ConsultationForm empty(Instant now) {
        return new ConsultationForm(null, date(now), time(now), null, null, null, null);
    }

    /** The form for a consultation at a gathering. */
    static ConsultationForm at(DispatchRequest gathering) {
        return new ConsultationForm(
                gathering.gatheringId(),
                date(gathering.startsAt()),
                time(gathering.startsAt()),
                Channel.GATHERING.name(),
                null,
                null,
                null);
    }

    /** Whether a purpose is ticked. Called by the template. */
    public boolean has(Purpose purpose) {
        return purposes != null && purposes.contains(purpose.name());
    }

    /**
     * The request that the form makes.
     *
     * @throws InputRejected with a fault for every field that cannot be read
     */
    NewConsultation read() {
        List<Fault> faults = new ArrayList<>();
        Optional<Channel> how = one("channel", channel, Channel.values(), faults);
        Optional<Relationship> who = one("relationship", relationship, Relationship.values(), faults);
        Optional<AgeBand> age = one("ageBand", ageBand, AgeBand.values(), faults);
        Optional<LocalDate> day = read("date", date, LocalDate::parse, faults);
        Optional<LocalTime> clock = read("time", time, LocalTime::parse, faults);
        Optional<UUID> where = gathering(faults);
        List<Purpose> about = Arrays.stream(Purpose.values()).filter(this::has).toList();
        if (about.isEmpty()) {
            faults.add(Fault.at("purposes", "no-purpose"));
        }
        if (!faults.isEmpty()) {
            throw new InputRejected(faults);
        }
        ZonedDateTime at = day.orElseThrow().atTime(clock.orElseThrow()).atZone(Tokyo.ZONE);
        return new NewConsultation(
                where.orElse(null),
                how.orElseThrow(),
                who.orElseThrow(),
                age.orElseThrow(),
                about,
                at.toOffsetDateTime());
    }

    private Optional<UUID> gathering(List<Fault> faults) {
        if (gatheringId == null || gatheringId.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(gatheringId));
        } catch (IllegalArgumentException noId) {
            faults.add(Fault.at("gatheringId", "invalid-id"));
            return Optional.empty();
        }
    }

    private static <E extends Enum<E>> Optional<E> one(
            String field, @Nullable String code, E[] values, List<Fault> faults) {
        Optional<E> found = Arrays.stream(values)
                .filter(value -> value.toString().equals(code))
                .findAny();
        if (found.isEmpty()) {
            faults.add(Fault.at(field, "choose-one"));
        }
        return found;
    }

    private static <T> Optional<T> read(
            String field, @Nullable String typed, Function<String, T> parser, List<Fault> faults) {
        try {
            return Optional.of(parser.apply(typed == null ? "" : typed));
        } catch (DateTimeException noSuchTime) {
            faults.add(Fault.at(field, "invalid-date"));
            return Optional.empty();
        }
    }

    private static String date(Instant at) {
        return Tokyo.day(at).toString();
    }

    private static String time(Instant at) {
        return LocalTime.ofInstant(at, Tokyo.ZONE)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }
}
