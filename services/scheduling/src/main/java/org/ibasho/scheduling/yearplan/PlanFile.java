package org.ibasho.scheduling.yearplan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.ibasho.scheduling.gathering.GatheringRule;
import org.ibasho.scheduling.yearplan.PlanLine.Flaw;
import org.ibasho.scheduling.yearplan.file.Table;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a plan out of a file: headings in the first row, in any order, then a line for each gathering. */
@Component
class PlanFile {

    /** More than once a day for a year is no plan. */
    static final int MOST_LINES = 400;

    private static final int LONGEST = 100;
    private static final int LONGEST_TOWN = 50;

    private final Words words;

    PlanFile(Words words) {
        this.words = words;
    }

    /**
     * The lines of a file, sound or not.
     *
     * @throws InputRejected about {@code file}, if it has not the columns that a plan has, no line or too many
     */
    List<PlanLine> read(byte[] file) {
        List<Table.Row> rows = Table.read(file, MOST_LINES + 1).rows();
        if (rows.isEmpty()) {
            throw rejected("plan-file-empty");
        }
        Map<Column, Integer> columns = columns(rows.getFirst());
        if (rows.size() == 1) {
            throw rejected("plan-file-empty");
        }
        if (rows.size() > MOST_LINES + 1) {
            throw rejected("plan-too-many-lines", MOST_LINES);
        }
        return rows.stream().skip(1).map(row -> new Line(row, columns).read()).toList();
    }

    private static Map<Column, Integer> columns(Table.Row headings) {
        Map<Column, Integer> columns = new EnumMap<>(Column.class);
        List<String> unknown = new ArrayList<>();
        for (int n = 0; n < headings.cells().size(); n++) {
            String heading = headings.cell(n);
            Column column = Column.of(heading).orElse(null);
            if (column == null && !heading.isEmpty()) {
                unknown.add(heading);
            } else if (column != null && columns.put(column, n) != null) {
                throw rejected("plan-column-twice", column);
            }
        }
        List<Column> missing = Arrays.stream(Column.values())
                .filter(column -> column != Column.THEME && !columns.containsKey(column))
                .toList();
        if (!unknown.isEmpty()) {
            throw rejected("plan-column-unknown", shortened(unknown.getFirst()));
        }
        if (!missing.isEmpty()) {
            throw rejected("plan-column-missing", missing.getFirst());
        }
        return columns;
    }

    /** What is no table at all may have a very long first line. */
    private static String shortened(String heading) {
        return heading.length() > 30 ? heading.substring(0, 30) + "…" : heading;
    }

    private static InputRejected rejected(String code, Object... arguments) {
        return new InputRejected(Fault.at(Table.FIELD, code, arguments));
    }

    /** Reads one line, and gathers what is wrong with it. */
    private final class Line {

        private final Table.Row row;
        private final Map<Column, Integer> columns;
        private final List<Flaw> flaws = new ArrayList<>();

        Line(Table.Row row, Map<Column, Integer> columns) {
            this.row = row;
            this.columns = columns;
        }

        PlanLine read() {
            PlanLine line = new PlanLine(
                    row.number(),
                    cell(Column.DATE, Cells::day),
                    cell(Column.START, Cells::time),
                    cell(Column.END, Cells::time),
                    cell(Column.KIND, words::kind),
                    cell(Column.THEME, theme -> theme.isEmpty() ? null : within(theme, LONGEST)),
                    cell(Column.VENUE, venue -> required(within(venue, LONGEST))),
                    cell(Column.TOWN, town -> required(within(town, LONGEST_TOWN))),
                    Objects.requireNonNullElse(cell(Column.DOORS, words::doors), List.of()),
                    flaws);
            boolean backwards =
                    line.start() != null && line.end() != null && !line.end().isAfter(line.start());
            return backwards
                    ? line.with(
                            new Flaw(Column.END, GatheringRule.END_BEFORE_START.code(), List.of(), written(Column.END)))
                    : line;
        }

        private <T> @Nullable T cell(Column column, Function<String, @Nullable T> reading) {
            try {
                return reading.apply(written(column));
            } catch (InputRejected rejected) {
                Fault fault = rejected.faults().getFirst();
                List<Integer> arguments =
                        fault.arguments().stream().map(Integer.class::cast).toList();
                flaws.add(new Flaw(column, fault.code(), arguments, written(column)));
                return null;
            }
        }

        private String written(Column column) {
            Integer place = columns.get(column);
            return place == null ? "" : row.cell(place);
        }

        private static String within(String text, int longest) {
            if (text.length() > longest) {
                throw Cells.rejected("plan-too-long", longest);
            }
            return text;
        }

        private static String required(String text) {
            if (text.isEmpty()) {
                throw Cells.rejected("required");
            }
            return text;
        }
    }
}
