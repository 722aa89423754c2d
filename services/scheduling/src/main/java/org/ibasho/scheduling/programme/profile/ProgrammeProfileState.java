package org.ibasho.scheduling.programme.profile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.scheduling.programme.Post;
import org.ibasho.scheduling.programme.Programme;
import org.ibasho.scheduling.programme.Qualification;
import org.ibasho.scheduling.programme.StaffRole;
import org.ibasho.scheduling.programme.profile.ProgrammeProfile.Contact;
import org.ibasho.scheduling.programme.profile.ProgrammeProfile.Eligibility;
import org.ibasho.scheduling.programme.profile.ProgrammeProfile.Notices;
import org.ibasho.scheduling.programme.profile.ProgrammeProfile.ObserverRule;
import org.ibasho.scheduling.programme.profile.ProgrammeProfile.Text;
import org.ibasho.scheduling.programme.profile.ProgrammeProfileEvent.BilingualText;
import org.ibasho.scheduling.programme.profile.ProgrammeProfileEvent.Revised;
import org.ibasho.scheduling.programme.profile.ProgrammeProfileEvent.Seats;
import org.jspecify.annotations.Nullable;

/**
 * The stored profile, and its conversion to and from plain values.
 *
 * @param profile null before the first change
 * @param version the sequence number of the last event; -1 before the first
 */
record ProgrammeProfileState(@Nullable ProgrammeProfile profile, long version) {

    static final ProgrammeProfileState UNTOUCHED = new ProgrammeProfileState(null, -1);

    /** The state after an event. It only assigns; the decider has already checked the rules. */
    ProgrammeProfileState evolve(ProgrammeProfileEvent event) {
        return switch (event) {
            case Revised it -> new ProgrammeProfileState(read(it), version + 1);
        };
    }

    static Revised revised(String profileId, Programme programme, ProgrammeProfile profile, String by) {
        Eligibility who = profile.eligibility();
        ObserverRule observers = profile.observers();
        return new Revised(
                profileId,
                programme.name(),
                bilingual(profile.introduction()),
                who.persons(),
                who.families(),
                who.baseAge(),
                who.youngerWelcome(),
                who.othersExcluded(),
                seats(profile.staffing()),
                observers.admitted(),
                observers.permitDays(),
                observers.noticeDays(),
                bilingual(observers.text()),
                profile.notices().ja(),
                profile.notices().en(),
                profile.contact() == null ? null : bilingual(profile.contact().whom()),
                profile.contact() == null ? null : profile.contact().phone(),
                by);
    }

    static ProgrammeProfile read(Revised it) {
        return new ProgrammeProfile(
                text(it.introduction()),
                new Eligibility(it.persons(), it.families(), it.baseAge(), it.youngerWelcome(), it.othersExcluded()),
                staffing(it.staffing()),
                new ObserverRule(it.observersAdmitted(), it.permitDays(), it.noticeDays(), text(it.observers())),
                new Notices(it.noticesJa(), it.noticesEn()),
                it.contact() == null ? null : new Contact(text(it.contact()), it.contactPhone()));
    }

    private static BilingualText bilingual(Text text) {
        return new BilingualText(text.ja(), text.en());
    }

    private static Text text(BilingualText bilingual) {
        return new Text(bilingual.ja(), bilingual.en());
    }

    private static List<Seats> seats(Map<Kind, List<Post>> staffing) {
        List<Seats> seats = new ArrayList<>();
        staffing.forEach((kind, posts) -> posts.forEach(post -> seats.add(new Seats(
                kind.name(),
                post.role().name(),
                post.needed(),
                post.most(),
                post.qualification() == null ? null : post.qualification().name()))));
        return seats;
    }

    private static Map<Kind, List<Post>> staffing(List<Seats> seats) {
        Map<Kind, List<Post>> staffing = new EnumMap<>(Kind.class);
        for (Seats it : seats) {
            staffing.computeIfAbsent(Kind.valueOf(it.kind()), kind -> new ArrayList<>())
                    .add(new Post(
                            StaffRole.valueOf(it.role()),
                            it.needed(),
                            it.most(),
                            it.qualification() == null ? null : Qualification.valueOf(it.qualification())));
        }
        return staffing;
    }
}
