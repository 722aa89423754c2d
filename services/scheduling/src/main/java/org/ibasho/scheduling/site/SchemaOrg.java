package org.ibasho.scheduling.site;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ibasho.scheduling.calendar.visit.FirstVisit;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.time.Tokyo;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Describes a gathering as a schema.org Event in JSON-LD. */
@Component
class SchemaOrg {

    private static final String VOCABULARY = "https://schema.org";

    private final JsonMapper json;

    SchemaOrg(JsonMapper json) {
        this.json = json;
    }

    /**
     * The event, escaped for a script element.
     *
     * @param name its title on the page
     * @param site the address of the site, without a trailing slash
     */
    String event(CalendarEntry gathering, FirstVisit visit, String name, String site) {
        String page = site + "/calendar/" + gathering.id();
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("@context", VOCABULARY);
        event.put("@type", "Event");
        event.put("name", name);
        event.put("url", page);
        event.put("startDate", inJapan(gathering.startsAt()));
        event.put("endDate", inJapan(gathering.endsAt()));
        event.put("eventStatus", VOCABULARY + "/" + status(gathering));
        if (gathering.movedFrom() != null) {
            event.put("previousStartDate", inJapan(gathering.movedFrom()));
        }
        event.put("eventAttendanceMode", VOCABULARY + "/" + mode(gathering));
        event.put("location", locations(gathering, visit, page));
        if (visit.venue() != null && visit.venue().photo() != null) {
            event.put("image", site + visit.venue().photo().large());
        }
        event.put("isAccessibleForFree", true);
        return json.writeValueAsString(event).replace("<", "\\u003c");
    }

    /** With the offset of Japan, whatever the offset of the value. */
    private static String inJapan(Instant time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(Tokyo.time(time));
    }

    private static String status(CalendarEntry gathering) {
        if (gathering.isCancelled()) {
            return "EventCancelled";
        }
        return gathering.isMoved() ? "EventRescheduled" : "EventScheduled";
    }

    private static String mode(CalendarEntry gathering) {
        if (gathering.doorsFromAfar().isEmpty()) {
            return "OfflineEventAttendanceMode";
        }
        return gathering.doors().size() == gathering.doorsFromAfar().size()
                ? "OnlineEventAttendanceMode"
                : "MixedEventAttendanceMode";
    }

    private static List<Map<String, Object>> locations(CalendarEntry gathering, FirstVisit visit, String page) {
        List<Map<String, Object>> locations = new ArrayList<>();
        String known = visit.venue() == null ? null : visit.venue().address();
        String address = known == null ? gathering.town() : known;
        locations.add(Map.of("@type", "Place", "name", gathering.venue(), "address", address));
        if (!gathering.doorsFromAfar().isEmpty()) {
            locations.add(Map.of("@type", "VirtualLocation", "url", page));
        }
        return locations;
    }
}
