package org.ibasho.local.loader.reading;

import static org.ibasho.local.loader.word.Key.CONSULTATIONS;
import static org.ibasho.local.loader.word.Key.GATHERINGS;
import static org.ibasho.local.loader.word.Key.NAME;
import static org.ibasho.local.loader.word.Key.TOWN;
import static org.ibasho.local.loader.word.Key.VENUES;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ibasho.local.loader.word.Key;
import org.ibasho.local.loader.year.Venue;
import org.ibasho.local.loader.year.Year;

/** Reads a whole file. */
public final class YearReader {

    /** Either a year, or what is wrong with its file. */
    public sealed interface Result {

        record Read(Year year) implements Result {}

        /** In the order of the file; at least one. */
        record Faulty(List<Problem> problems) implements Result {}
    }

    private final List<Problem> problems = new ArrayList<>();

    private YearReader() {}

    public static Result read(String text) {
        YearReader reader = new YearReader();
        try {
            Year year = reader.year(YamlTree.read(text));
            return reader.problems.isEmpty() ? new Result.Read(year) : reader.faulty();
        } catch (Wrong wrong) {
            reader.problems.add(wrong.problem());
            return reader.faulty();
        }
    }

    private Result faulty() {
        return new Result.Faulty(problems.stream()
                .sorted(Comparator.comparingInt(Problem::line))
                .distinct()
                .toList());
    }

    private Year year(Node whole) {
        Section file = new Section(whole, EnumSet.of(NAME, VENUES, GATHERINGS, CONSULTATIONS), problems::add);
        Ids ids = new Ids();
        ConsultationReader consultations = new ConsultationReader(ids, problems::add);
        Map<String, Venue> venues = file.find(VENUES, this::venues);
        GatheringReader gatherings =
                new GatheringReader(venues == null ? Map.of() : venues, ids, consultations, problems::add);
        return new Year(
                file.need(NAME, "", Values.text(100)),
                file.list(GATHERINGS, gatherings::read),
                file.list(CONSULTATIONS, consultations::elsewhere));
    }

    private Map<String, Venue> venues(Node node) {
        Map<String, Venue> venues = new HashMap<>();
        for (Node.Field field : node.mapping()) {
            if (venues.put(field.name(), venue(field.value())) != null) {
                problems.add(Sentences.twice(field.line(), field.name()));
            }
        }
        return venues;
    }

    private Venue venue(Node node) {
        Section it = new Section(node, EnumSet.of(Key.NAME, TOWN), problems::add);
        return new Venue(it.need(NAME, "", Values.text(100)), it.need(TOWN, "", Values.text(50)));
    }
}
