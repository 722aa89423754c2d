package org.ibasho.scheduling.calendar.feed.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.ibasho.testing.Api;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.ibasho.time.Tokyo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

@ServiceTest
class FeedTest {

    @LocalServerPort
    private int port;

    private final JdbcClient database;

    private final String day = LocalDate.now(Tokyo.ZONE).plusDays(40).toString();
    private final String later = LocalDate.parse(day).plusDays(1).toString();

    private Planner planner = new Planner(Api.at(0));
    private Api anybody = Api.at(0);
    /** A separate town for every test, so that its feed contains only the test's gatherings. */
    private final String town = "町" + UUID.randomUUID().toString().substring(0, 8);

    @Autowired
    FeedTest(JdbcClient database) {
        this.database = database;
    }

    @BeforeEach
    void signIn() {
        planner = new Planner(Api.at(port).with(Realm.of("npo").token("supervisor")));
        anybody = Api.at(port);
    }

    private String query() {
        return "?town=" + java.net.URLEncoder.encode(town, StandardCharsets.UTF_8);
    }

    private Api.Answer feed(String name) {
        Api.Answer answer = anybody.get(name + query());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer;
    }

    /** Parses with the strict parser, which rejects everything outside RFC 5545, and validates every property. */
    private static Calendar read(Api.Answer feed) throws Exception {
        Calendar calendar = new CalendarBuilder().build(new StringReader(feed.body()));
        assertThat(calendar.validate().hasErrors())
                .as(calendar.validate().toString())
                .isFalse();
        return calendar;
    }

    private static List<VEvent> events(Calendar calendar) {
        return calendar.getComponents("VEVENT");
    }

    private static String value(VEvent event, String property) {
        return event.getProperty(property).orElseThrow().getValue();
    }

    @Test
    void a_calendar_program_can_read_all_that_it_needs() throws Exception {
        String id = planner.published("REGULAR", "SANGO", day, town);
        Api.Answer feed = feed("/calendar.ics");

        assertThat(feed.header("Content-Type")).isEqualTo("text/calendar;charset=UTF-8");
        String compact = day.replace("-", "");
        assertThat(feed.body().replace("\r\n ", ""))
                .contains("NAME:会の予定(" + town + ")\r\n", "X-WR-CALNAME:会の予定(" + town + ")\r\n")
                .contains("REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n", "X-PUBLISHED-TTL:PT1H\r\n")
                .contains("BEGIN:VTIMEZONE\r\nTZID:Asia/Tokyo\r\n", "TZOFFSETTO:+0900\r\n")
                .contains("DTSTART;TZID=Asia/Tokyo:" + compact + "T133000\r\n")
                .contains("DTEND;TZID=Asia/Tokyo:" + compact + "T160000\r\n")
                .contains("SUMMARY:会\r\n", "STATUS:CONFIRMED\r\n", "CATEGORIES:対面,オンライン\r\n")
                .contains("LOCATION:会館 3階 (" + town + ")\r\n", "URL:http://localhost:8080/calendar/" + id + "\r\n");
        assertThat(events(read(feed))).hasSize(1);
    }

    @Test
    void a_moved_and_a_cancelled_gathering_are_both_in_the_feed() throws Exception {
        String moved = planner.published("REGULAR", "SANGO", day, town);
        String cancelled = planner.published("OUTING", "SANGO", day, town);
        VEvent before = events(read(feed("/calendar.ics"))).getFirst();
        planner.move(moved, later);
        planner.cancel(cancelled);

        List<VEvent> after = events(read(feed("/calendar.ics")));

        assertThat(after).extracting(it -> value(it, "STATUS")).containsExactly("CANCELLED", "CONFIRMED");
        assertThat(after).extracting(it -> value(it, "SEQUENCE")).containsExactly("2", "2");
        assertThat(after).extracting(it -> value(it, "UID")).containsExactly(cancelled + "@ibasho", moved + "@ibasho");
        assertThat(value(after.getLast(), "DTSTART")).isEqualTo(later.replace("-", "") + "T133000");
        assertThat(value(after.getFirst(), "SUMMARY")).isEqualTo("【中止】会");
        for (VEvent event : after) {
            assertThat(value(event, "DTSTAMP")).isEqualTo(value(event, "LAST-MODIFIED"));
        }
        assertThat(value(before, "DTSTAMP")).isLessThanOrEqualTo(value(after.getFirst(), "DTSTAMP"));
    }

    @Test
    void unannounced_gatherings_are_in_no_feed() throws Exception {
        String plan = planner.planned("REGULAR", "SANGO", day, town);
        planner.cancel(plan);
        String draft = planner.planned("REGULAR", "SANGO", day, town);

        assertThat(events(read(feed("/calendar.ics")))).isEmpty();
        assertThat(entries(atom(feed("/calendar.atom")))).isEmpty();
        assertThat(anybody.get("/calendar/" + draft + ".ics").status()).isEqualTo(404);
        assertThat(anybody.get("/api/calendar/" + draft).status()).isEqualTo(404);
        assertThat(anybody.get("/api/calendar?from=%s&to=%s&town=%s".formatted(day, day, query().substring(6)))
                        .json()
                        .path("gatherings")
                        .size())
                .isZero();
    }

    @Test
    void each_may_choose_a_programme_or_a_kind_or_both() throws Exception {
        planner.published("REGULAR", "SANGO", day, town);
        planner.published("OUTING", "SANGO", day, town);
        planner.published("FAMILIES", "YORIDOKORO", day, town);

        for (String name : List.of("/calendar.ics", "/calendar.atom")) {
            assertThat(count(name, "")).isEqualTo(3);
            assertThat(count(name, "&programme=SANGO")).isEqualTo(2);
            assertThat(count(name, "&programme=sango&kind=outing")).isEqualTo(1);
            assertThat(count(name, "&kind=FAMILIES")).isEqualTo(1);
            assertThat(count(name, "&kind=BEGINNERS&programme=")).isZero();
        }
        assertThat(anybody.get("/calendar.ics?programme=YORIDOKORO&kind=FAMILIES")
                        .body())
                .contains("NAME:会の予定(よりどころ・親の会)");
        String range = "/api/calendar?from=" + day + "&to=" + day + "&town=" + query().substring(6);
        assertThat(anybody.get(range + "&kind=OUTING").json().path("gatherings").size())
                .isEqualTo(1);
    }

    private int count(String name, String more) throws Exception {
        Api.Answer answer = anybody.get(name + query() + more);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return name.endsWith(".ics")
                ? events(read(answer)).size()
                : entries(atom(answer)).size();
    }

    @Test
    void refuses_an_unknown_choice() {
        for (String name : List.of("/calendar.ics", "/calendar.atom")) {
            assertProblem(anybody.get(name + "?kind=PICNIC"), "unknown-value", "kind");
            assertProblem(anybody.get(name + "?programme=1"), "unknown-value", "programme");
            assertProblem(anybody.get(name + "?programme=SANGO&kind=FAMILIES"), "kind-not-in-programme", "kind");
            assertProblem(anybody.get(name + "?town=" + "x".repeat(51)), "wrong-length", "town");
        }
        assertThat(anybody.get("/calendar/7.ics").status()).isEqualTo(400);
    }

    private static void assertProblem(Api.Answer answer, String code, String field) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("field").asString()).isEqualTo(field);
    }

    @Test
    void a_client_with_the_current_text_gets_304() {
        String id = planner.published("REGULAR", "SANGO", day, town);
        for (String name : List.of("/calendar.ics", "/calendar.atom")) {
            Api.Answer first = feed(name);
            Api again = anybody.header("If-None-Match", first.header("ETag"));

            assertThat(first.header("Cache-Control")).isEqualTo("max-age=300, public");
            assertThat(again.get(name + query()).status()).isEqualTo(304);
            assertThat(again.get(name + query()).body()).isEmpty();
        }
        String before = feed("/calendar.ics").header("ETag");
        planner.move(id, later);
        assertThat(anybody.header("If-None-Match", before)
                        .get("/calendar.ics" + query())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void if_modified_since_alone_misses_no_change() {
        String id = planner.published("REGULAR", "SANGO", day, town);
        assertThat(feed("/calendar.ics").header("Last-Modified")).isEmpty();
        database.sql("update calendar set changed_at = changed_at - interval '2 minutes'")
                .update();

        String date = feed("/calendar.ics").header("Last-Modified");
        Api dated = anybody.header("If-Modified-Since", date);
        assertThat(dated.get("/calendar.ics" + query()).status()).isEqualTo(304);
        assertThat(dated.get("/calendar.atom" + query()).status()).isEqualTo(304);

        planner.move(id, later);
        assertThat(dated.get("/calendar.ics" + query()).status()).isEqualTo(200);
        assertThat(dated.get("/calendar.ics?kind=FAMILIES").status()).isEqualTo(200);
    }

    @Test
    void the_addresses_in_it_are_the_configured_ones_whatever_a_request_says() {
        String id = planner.published("REGULAR", "SANGO", day, town);
        Api behind = anybody.header("X-Forwarded-Proto", "https").header("X-Forwarded-Host", "evil.example");

        assertThat(behind.get("/calendar.ics" + query()).body().replace("\r\n ", ""))
                .contains("URL:http://localhost:8080/calendar/" + id + "\r\n");
        assertThat(behind.get("/calendar.atom" + query()).body())
                .contains("href=\"http://localhost:8080/calendar.atom?town=%E7%94%BA")
                .contains("href=\"http://localhost:8080/calendar/" + id + "\"");
    }

    @Test
    void one_gathering_can_be_added_alone() throws Exception {
        String id = planner.published("REGULAR", "SANGO", day, town);
        planner.published("REGULAR", "SANGO", day, town);

        List<VEvent> events = events(read(anybody.get("/calendar/" + id + ".ics")));

        assertThat(events).hasSize(1);
        assertThat(value(events.getFirst(), "UID")).isEqualTo(id + "@ibasho");
    }

    @Test
    void a_feed_reader_gets_announced_moved_and_cancelled_gatherings_newest_first() throws Exception {
        String cancelled = planner.published("REGULAR", "SANGO", day, town);
        String moved = planner.published("REGULAR", "SANGO", day, town);
        String announced = planner.published("REGULAR", "SANGO", day, town);
        planner.move(moved, later);
        planner.cancel(cancelled);

        Document feed = atom(feed("/calendar.atom"));

        assertThat(entries(feed))
                .extracting(entry -> text(entry, "id"))
                .containsExactly("urn:uuid:" + cancelled, "urn:uuid:" + moved, "urn:uuid:" + announced);
        assertThat(entries(feed))
                .extracting(entry ->
                        ((Element) entry.getElementsByTagNameNS("*", "category").item(0)).getAttribute("term"))
                .containsExactly("cancelled", "moved", "announced");
        assertThat(text(entries(feed).get(1), "summary")).contains("はじめの予定");
        assertThat(text(feed.getDocumentElement(), "updated"))
                .isEqualTo(text(entries(feed).getFirst(), "updated"));
        assertThat(entries(feed))
                .extracting(entry -> OffsetDateTime.parse(text(entry, "updated")))
                .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    private static Document atom(Api.Answer feed) throws Exception {
        assertThat(feed.header("Content-Type").toLowerCase(Locale.ROOT))
                .isEqualTo("application/atom+xml;charset=utf-8");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(feed.body().getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getDocumentElement().getNamespaceURI()).isEqualTo("http://www.w3.org/2005/Atom");
        return document;
    }

    private static List<Element> entries(Document feed) {
        NodeList found = feed.getElementsByTagNameNS("http://www.w3.org/2005/Atom", "entry");
        List<Element> entries = new ArrayList<>();
        for (int n = 0; n < found.getLength(); n++) {
            entries.add((Element) found.item(n));
        }
        return entries;
    }

    private static String text(Element parent, String name) {
        return parent.getElementsByTagNameNS("http://www.w3.org/2005/Atom", name)
                .item(0)
                .getTextContent();
    }
}
