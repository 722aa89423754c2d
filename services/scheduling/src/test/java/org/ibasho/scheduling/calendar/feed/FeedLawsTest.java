package org.ibasho.scheduling.calendar.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.component.VEvent;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ibasho.scheduling.gathering.Details;
import org.ibasho.scheduling.gathering.GatheringCommand;
import org.ibasho.scheduling.gathering.GatheringCommand.Circumstances;
import org.ibasho.scheduling.gathering.Histories;
import org.ibasho.scheduling.gathering.calendar.AnnouncedGathering;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.scheduling.gathering.calendar.Shows;
import org.ibasho.scheduling.programme.Entrance;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.scheduling.programme.Programme;

/** The properties that subscribers' programs rely on, whatever happens to a gathering. */
class FeedLawsTest {

    private static final String ID = "0193a1b2-0000-7000-8000-000000000001";
    private static final Instant START = Instant.parse("2026-12-05T04:30:00Z");
    private static final Duration LENGTH = Duration.ofMinutes(150);
    private static final Circumstances CIRCUMSTANCES = new Circumstances(START, true, false);
    private static final FeedLinks LINKS = new FeedLinks("https://ibasho.example");

    private static GatheringCommand plan(String venue) {
        return new GatheringCommand.Plan(
                ID,
                Programme.YORIDOKORO,
                Kind.PERSONS,
                "ひきこもりについて",
                START,
                START.plus(LENGTH),
                venue,
                "札幌市",
                Set.of(Entrance.VENUE, Entrance.ZOOM),
                Details.NONE,
                CIRCUMSTANCES);
    }

    @Provide
    Arbitrary<List<GatheringCommand>> commands() {
        Arbitrary<GatheringCommand> moves = Arbitraries.integers()
                .between(-400, 400)
                .map(days -> START.plus(Duration.ofDays(days)))
                .map(start -> new GatheringCommand.Reschedule(ID, start, start.plus(LENGTH), CIRCUMSTANCES));
        Arbitrary<GatheringCommand> others = Arbitraries.of(
                new GatheringCommand.Publish(ID),
                new GatheringCommand.Cancel(ID, "雪のため", null),
                new GatheringCommand.Conclude(ID, LocalDate.of(2028, 1, 1)));
        return Arbitraries.oneOf(moves, others).list().ofMaxSize(12);
    }

    private static VEvent read(CalendarEntry entry) throws IOException, ParserException {
        String text = ICalendar.single(new AnnouncedGathering(entry, START), LINKS);
        return new CalendarBuilder()
                .build(new StringReader(text))
                .<VEvent>getComponents("VEVENT")
                .getFirst();
    }

    private static String value(VEvent event, String property) {
        return event.getProperty(property).orElseThrow().getValue();
    }

    @Property(tries = 300)
    void the_uid_never_changes_and_the_sequence_grows_with_every_change(
            @ForAll("commands") List<GatheringCommand> commands) throws IOException, ParserException {
        List<GatheringCommand> all =
                Stream.concat(Stream.of(plan("会館")), commands.stream()).toList();
        int before = -1;
        for (CalendarEntry entry : Shows.after(Histories.of(all))) {
            VEvent event = read(entry);
            assertThat(value(event, "UID")).isEqualTo(ID + "@ibasho");
            assertThat(Integer.parseInt(value(event, "SEQUENCE"))).isGreaterThan(before);
            before = Integer.parseInt(value(event, "SEQUENCE"));
        }
    }

    @Property(tries = 300)
    void nothing_in_it_reveals_the_subject(@ForAll("commands") List<GatheringCommand> commands) {
        List<GatheringCommand> all = Stream.concat(Stream.of(plan("札幌市ひきこもり地域支援センター")), commands.stream())
                .toList();
        for (CalendarEntry entry : Shows.after(Histories.of(all))) {
            AnnouncedGathering announced = new AnnouncedGathering(entry, START);
            assertThat(ICalendar.subscription("会の予定", List.of(announced), LINKS).replace("\r\n ", ""))
                    .contains("LOCATION:札幌市\r\n")
                    .doesNotContain("ひきこもり");
            assertThat(AtomFeed.write("会の予定", "urn:x", "", List.of(announced), LINKS))
                    .doesNotContain("ひきこもり");
        }
    }
}
