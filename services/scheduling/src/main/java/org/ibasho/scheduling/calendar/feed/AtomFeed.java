package org.ibasho.scheduling.calendar.feed;

import java.io.StringWriter;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.ibasho.scheduling.gathering.calendar.AnnouncedGathering;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.time.Tokyo;

/**
 * Writes announced, moved and cancelled gatherings as an Atom feed (RFC 4287), the latest change first. Each gathering
 * is one entry: its id stays, and the entry shows its latest change.
 */
public final class AtomFeed {

    /** The maximum number of entries. */
    static final int LONGEST = 100;

    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日(E)", Locale.JAPANESE);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

    private final XMLStreamWriter xml;
    private final FeedLinks links;

    private AtomFeed(XMLStreamWriter xml, FeedLinks links) {
        this.xml = xml;
        this.links = links;
    }

    /** The text of the feed, without gatherings that are over. */
    public static String write(
            String name, String id, String query, List<AnnouncedGathering> gatherings, FeedLinks links) {
        List<AnnouncedGathering> news = gatherings.stream()
                .filter(announced -> !announced.gathering().isConcluded())
                .sorted(Comparator.comparing(AnnouncedGathering::changedAt).reversed())
                .limit(LONGEST)
                .toList();
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            new AtomFeed(xml, links).feed(name, id, query, news);
        } catch (XMLStreamException unwritable) {
            throw new IllegalStateException(unwritable);
        }
        return text.toString();
    }

    private void feed(String name, String id, String query, List<AnnouncedGathering> news) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.setDefaultNamespace(NAMESPACE);
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeAttribute("xml:lang", "ja");
        element("title", name);
        element("id", id);
        element("updated", (news.isEmpty() ? Instant.EPOCH : news.getFirst().changedAt()).toString());
        link("self", links.base() + "/calendar.atom" + query, "application/atom+xml");
        link("alternate", links.calendar(), "text/html");
        xml.writeStartElement("author");
        element("name", "居場所");
        xml.writeEndElement();
        for (AnnouncedGathering announced : news) {
            entry(announced);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.flush();
    }

    private void entry(AnnouncedGathering announced) throws XMLStreamException {
        CalendarEntry gathering = announced.gathering();
        News news = News.of(gathering);
        xml.writeStartElement("entry");
        element("title", news.words + " " + span(gathering));
        element("id", "urn:uuid:" + gathering.id());
        element("updated", announced.changedAt().toString());
        link("alternate", links.page(gathering.id()), "text/html");
        xml.writeEmptyElement("category");
        xml.writeAttribute("term", news.name().toLowerCase(Locale.ROOT));
        element("summary", summary(gathering));
        xml.writeEndElement();
    }

    private static String summary(CalendarEntry gathering) {
        String now = span(gathering) + " " + FeedDiscretion.place(gathering);
        Instant before = gathering.movedFrom();
        return before == null ? now : now + " (はじめの予定: " + at(before.atZone(Tokyo.ZONE)) + ")";
    }

    private static String span(CalendarEntry gathering) {
        ZonedDateTime start = gathering.startsAt().atZone(Tokyo.ZONE);
        ZonedDateTime end = gathering.endsAt().atZone(Tokyo.ZONE);
        boolean sameDay = start.toLocalDate().equals(end.toLocalDate());
        return at(start) + "–" + (sameDay ? CLOCK.format(end) : at(end));
    }

    private static String at(ZonedDateTime time) {
        return DAY.format(time) + " " + CLOCK.format(time);
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private void link(String relation, String address, String type) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", address);
    }

    /** The change that the entry reports. */
    private enum News {
        ANNOUNCED("お知らせ:"),
        MOVED("日時の変更:"),
        CANCELLED("中止:");

        private final String words;

        News(String words) {
            this.words = words;
        }

        static News of(CalendarEntry gathering) {
            if (gathering.isCancelled()) {
                return CANCELLED;
            }
            return gathering.movedFrom() == null ? ANNOUNCED : MOVED;
        }
    }
}
