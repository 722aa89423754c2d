package org.ibasho.scheduling.staffing.roster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.chassis.projection.ReadModels;
import org.ibasho.scheduling.gathering.calendar.Calendar;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.scheduling.programme.Post;
import org.ibasho.scheduling.staffing.staff.StaffCommand;
import org.ibasho.scheduling.staffing.staff.StaffMember;
import org.ibasho.scheduling.staffing.staff.StaffMembers;
import org.ibasho.web.problem.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Application service for rosters. Assigning a seat is two decisions in one transaction: the roster's stream decides
 * whether the seat is free, the staff member's stream whether they are available. Neither rests on a stale read, and
 * nobody can be at two gatherings at once.
 */
@Component
public class Rosters {

    private final Commands commands;
    private final ReadModels readModels;
    private final Calendar calendar;
    private final RosterProjector rosters;
    private final JdbcClient jdbc;
    private final StaffingRules rules;

    Rosters(
            Commands commands,
            ReadModels readModels,
            Calendar calendar,
            RosterProjector rosters,
            JdbcClient jdbc,
            StaffingRules rules) {
        this.commands = commands;
        this.readModels = readModels;
        this.calendar = calendar;
        this.rosters = rosters;
        this.jdbc = jdbc;
        this.rules = rules;
    }

    /** A staff member for a seat. */
    public record Choice(Roster.Place place, String staffId) {}

    /** Assigns seats: all of them or none. */
    public void assign(String gatheringId, List<Choice> choices, long seenVersion, String by, IdempotencyKey key) {
        CalendarEntry gathering = open(gatheringId);
        List<Post> posts = rules.of(Kind.valueOf(gathering.kind()));
        together(() -> {
            Map<String, Receipt> receipts = new LinkedHashMap<>();
            long version = seenVersion;
            for (Choice choice : choices) {
                RosterCommand.Assign assign = new RosterCommand.Assign(
                        Roster.idFor(gatheringId),
                        gatheringId,
                        choice.place(),
                        choice.staffId(),
                        gathering.startsAt(),
                        gathering.endsAt(),
                        posts,
                        version++,
                        by);
                receipts.put(
                        RosterProjector.ROSTER,
                        commands.send(RosterCommand.class, assign, part(key, "seat " + version), choice));
                receipts.put(
                        StaffMembers.STAFF + version,
                        commands.send(
                                StaffCommand.class,
                                engage(gathering, choice, posts),
                                part(key, "person " + version),
                                choice));
            }
            return receipts;
        });
    }

    private static StaffCommand engage(CalendarEntry gathering, Choice choice, List<Post> posts) {
        StaffMember.Engagement engagement = new StaffMember.Engagement(
                gathering.id(), choice.place().role(), gathering.startsAt(), gathering.endsAt());
        return new StaffCommand.Engage(
                choice.staffId(),
                engagement,
                posts.stream()
                        .filter(post -> post.role() == choice.place().role())
                        .findFirst()
                        .map(Post::qualification)
                        .orElse(null));
    }

    /** Release a seat. */
    public void unassign(String gatheringId, Roster.Place place, long seenVersion, String by, IdempotencyKey key) {
        String staffId = whoHad(place, roster(gatheringId), seenVersion);
        together(() -> {
            RosterCommand.Unassign unassign =
                    new RosterCommand.Unassign(Roster.idFor(gatheringId), gatheringId, place, seenVersion, by);
            Map<String, Receipt> receipts = new LinkedHashMap<>();
            receipts.put(
                    RosterProjector.ROSTER, commands.send(RosterCommand.class, unassign, part(key, "seat"), place));
            receipts.put(
                    StaffMembers.STAFF,
                    commands.send(
                            StaffCommand.class,
                            new StaffCommand.Release(staffId, gatheringId),
                            part(key, "person"),
                            staffId));
            return receipts;
        });
    }

    private Roster roster(String gatheringId) {
        return rosters.find(jdbc, List.of(gatheringId)).getOrDefault(gatheringId, Roster.EMPTY);
    }

    /** The release requires the version that the user saw, so a read model at that version knows the staff member. */
    private static String whoHad(Roster.Place place, Roster roster, long seenVersion) {
        return roster.since(seenVersion).stream()
                .findFirst()
                .filter(change -> change.place().equals(place) && !change.came())
                .map(Roster.Change::staffId)
                .or(() -> roster.at(place))
                .orElseThrow(() -> new Refusal(
                        roster.version() == seenVersion ? RosterRule.SEAT_NOT_FILLED : RosterRule.ROSTER_CHANGED));
    }

    private CalendarEntry open(String gatheringId) {
        CalendarEntry gathering = calendar.find(gatheringId).orElseThrow(() -> new NotFound("gathering-not-found"));
        Refusal.unless(gathering.isPlanned() || gathering.isPublished(), RosterRule.GATHERING_NEEDS_NOBODY);
        return gathering;
    }

    /** Sends several commands in one transaction, and waits until pages show them. */
    private void together(Supplier<Map<String, Receipt>> work) {
        Map<String, Receipt> receipts = commands.inOneTransaction(work);
        receipts.forEach((name, receipt) ->
                readModels.await(name.startsWith(StaffMembers.STAFF) ? StaffMembers.STAFF : name, receipt));
    }

    /** One request sends several commands; each has a receipt of its own. */
    static IdempotencyKey part(IdempotencyKey key, String part) {
        return key.equals(IdempotencyKey.none()) ? key : new IdempotencyKey(key.scope() + ' ' + part, key.value());
    }
}
