package org.ibasho.scheduling.staffing.roster;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.scheduling.gathering.announcement.SeatsConsent;
import org.ibasho.scheduling.gathering.announcement.SeatsMissing;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.scheduling.programme.Post;
import org.springframework.stereotype.Component;

/** Asks a gathering's roster whether it may be published. */
@Component
class RosterConsent implements SeatsConsent {

    private final Commands commands;
    private final RosterHistory history;
    private final StaffingRules rules;
    private final Clock clock;

    RosterConsent(Commands commands, RosterHistory history, StaffingRules rules, Clock clock) {
        this.commands = commands;
        this.history = history;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public Optional<Question> of(String gatheringId, Kind kind, boolean withMissingSeats, String by) {
        List<Post> posts = rules.of(kind);
        return posts.isEmpty()
                ? Optional.empty()
                : Optional.of(new RosterQuestion(gatheringId, posts, withMissingSeats, by));
    }

    private final class RosterQuestion implements Question {

        private final String gatheringId;
        private final List<Post> posts;
        private final boolean withMissingSeats;
        private final String by;

        RosterQuestion(String gatheringId, List<Post> posts, boolean withMissingSeats, String by) {
            this.gatheringId = gatheringId;
            this.posts = posts;
            this.withMissingSeats = withMissingSeats;
            this.by = by;
        }

        @Override
        public String readModel() {
            return RosterProjector.ROSTER;
        }

        @Override
        public Receipt ask(IdempotencyKey key) {
            RosterCommand.LetAnnounce let = new RosterCommand.LetAnnounce(
                    Roster.idFor(gatheringId), gatheringId, posts, withMissingSeats, by, clock.instant());
            try {
                return commands.send(RosterCommand.class, let, Rosters.part(key, "seats"), withMissingSeats);
            } catch (Refusal refusal) {
                throw refusal.rule() == RosterRule.SEATS_MISSING ? new SeatsMissing(missing()) : refusal;
            }
        }

        private List<SeatsMissing.Seat> missing() {
            return history.roster(gatheringId).missing(posts).stream()
                    .map(place -> new SeatsMissing.Seat(place.role().name(), place.seat()))
                    .toList();
        }
    }
}
