package org.ibasho.scheduling.calendar.feed;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.TextList;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Name;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzName;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.ibasho.scheduling.gathering.calendar.AnnouncedGathering;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.time.Tokyo;

/**
 * Writes gatherings as iCalendar (RFC 5545, RFC 7986). The text depends on the gatherings only and not on the time of
 * the request, so that conditional requests work.
 */
public final class ICalendar {

    /** The polling interval suggested to subscribers. */
    static final Duration REFRESH = Duration.ofHours(1);

    private ICalendar() {}

    /** A calendar of many gatherings, to subscribe to. */
    public static String subscription(String name, List<AnnouncedGathering> gatherings, FeedLinks links) {
        Calendar calendar = empty();
        calendar.add(new Name(new ParameterList(), name));
        calendar.add(new XProperty("X-WR-CALNAME", name));
        calendar.add(new XProperty("X-WR-TIMEZONE", Tokyo.ZONE.getId()));
        calendar.add(new RefreshInterval(new ParameterList(List.of(Value.DURATION)), REFRESH));
        calendar.add(new XProperty("X-PUBLISHED-TTL", REFRESH.toString()));
        gatherings.forEach(announced -> calendar.add(event(announced, links)));
        return calendar.toString();
    }

    /** A single gathering, to be added to one's own calendar. */
    public static String single(AnnouncedGathering announced, FeedLinks links) {
        Calendar calendar = empty();
        calendar.add(event(announced, links));
        return calendar.toString();
    }

    private static Calendar empty() {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Ibasho//Calendar//JA"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(japan());
        return calendar;
    }

    /** UID is permanent and SEQUENCE grows with every change, so that a subscriber's copy is updated. */
    private static VEvent event(AnnouncedGathering announced, FeedLinks links) {
        CalendarEntry gathering = announced.gathering();
        VEvent event = new VEvent(
                gathering.startsAt().atZone(Tokyo.ZONE),
                gathering.endsAt().atZone(Tokyo.ZONE),
                FeedDiscretion.title(gathering));
        event.removeAll("DTSTAMP");
        event.add(new DtStamp(announced.changedAt()));
        event.add(new LastModified(announced.changedAt()));
        event.add(new Uid(gathering.id() + "@ibasho"));
        event.add(new Sequence(Math.toIntExact(gathering.version())));
        event.add(new Status(status(gathering.state())));
        event.add(new Location(FeedDiscretion.place(gathering)));
        event.add(new Categories(new TextList(FeedDiscretion.categories(gathering))));
        event.add(new Url(URI.create(links.page(gathering.id()))));
        // nobody has promised to come, so it does not block time in one's calendar
        event.add(ImmutableTransp.TRANSPARENT);
        return event;
    }

    /** The time zone of Japan, which has had no daylight saving time since 1951. */
    private static VTimeZone japan() {
        ZoneOffset offset = ZoneOffset.ofHours(9);
        Standard standard = new Standard(new PropertyList(List.of(
                new DtStart<>(LocalDateTime.of(1951, 9, 9, 0, 0)),
                new TzOffsetFrom(offset),
                new TzOffsetTo(offset),
                new TzName("JST"))));
        return new VTimeZone(
                new PropertyList(List.of(new TzId(Tokyo.ZONE.getId()))), new ComponentList<>(List.of(standard)));
    }

    private static String status(CalendarEntry.State state) {
        return switch (state) {
            case PLANNED -> Status.VALUE_TENTATIVE;
            case PUBLISHED, CONCLUDED -> Status.VALUE_CONFIRMED;
            case CANCELLED -> Status.VALUE_CANCELLED;
        };
    }
}
