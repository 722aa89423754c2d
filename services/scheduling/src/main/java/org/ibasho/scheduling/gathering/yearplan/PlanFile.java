package org.ibasho.scheduling.gathering.yearplan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.ibasho.scheduling.gathering.GatheringRule;
import org.ibasho.scheduling.gathering.yearplan.PlanLine.Flaw;
import org.ibasho.scheduling.gathering.yearplan.file.Table;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.ForbiddenCharacter;
import org.ibasho.web.problem.InputRejected;
import org.ibasho.web.text.TextRule;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Parses a plan file: headings in the first row, in any order, then one line per gathering. */
@Component
class PlanFile {

    /** More than one gathering a day for a year is not a plausible plan. */
    static final int MOST_LINES = 400;

    private static final int LONGEST = 100;
    private static final int LONGEST_TOWN = 50;

    /** No cell of a plan is longer; a longer one is not parsed. */
    private static final int LONGEST_CELL = 1000;

    private final CodeNames words;

    PlanFile(CodeNames words) {
        this.words = words;
    }

    /**
     * All lines of a file, valid or not.
     *
     * @throws InputRejected about {@code file} if columns are missing, or it has no line or too many
     */
    List<PlanLine> read(byte[] file) {
        List<Table.Row> rows = Table.read(file, MOST_LINES + 1).rows();
        if (rows.isEmpty()) {
            throw rejected("plan-file-empty");
        }
        Map<PlanColumn, Integer> columns = columns(rows.getFirst());
        if (rows.size() == 1) {
            throw rejected("plan-file-empty");
        }
        if (rows.size() > MOST_LINES + 1) {
            throw rejected("plan-too-many-lines", MOST_LINES);
        }
        return rows.stream().skip(1).map(row -> new Line(row, columns).read()).toList();
    }

    private static Map<PlanColumn, Integer> columns(Table.Row headings) {
        Map<PlanColumn, Integer> columns = new EnumMap<>(PlanColumn.class);
        List<String> unknown = new ArrayList<>();
        for (int n = 0; n < headings.cells().size(); n++) {
            String heading = headings.cell(n);
            PlanColumn column = PlanColumn.of(heading).orElse(null);
            if (column == null && !heading.isEmpty()) {
                unknown.add(TextRule.shown(heading));
            } else if (column != null && columns.put(column, n) != null) {
                throw rejected("plan-column-twice", column);
            }
        }
        List<PlanColumn> missing = Arrays.stream(PlanColumn.values())
                .filter(column -> column != PlanColumn.THEME && !columns.containsKey(column))
                .toList();
        if (!unknown.isEmpty()) {
            throw rejected("plan-column-unknown", shortened(unknown.getFirst()));
        }
        if (!missing.isEmpty()) {
            throw rejected("plan-column-missing", missing.getFirst());
        }
        return columns;
    }

    /** A file that is not a table may have a very long first line. */
    private static String shortened(String heading) {
        return heading.codePointCount(0, heading.length()) > 30
                ? heading.substring(0, heading.offsetByCodePoints(0, 30)) + "…"
                : heading;
    }

    private static InputRejected rejected(String code, Object... arguments) {
        return new InputRejected(Fault.at(Table.FIELD, code, arguments));
    }

    /** Parses one line and collects its flaws. */
    private final class Line {

        private final Table.Row row;
        private final Map<PlanColumn, Integer> columns;
        private final List<Flaw> flaws = new ArrayList<>();

        Line(Table.Row row, Map<PlanColumn, Integer> columns) {
            this.row = row;
            this.columns = columns;
        }

        PlanLine read() {
            PlanLine line = new PlanLine(
                    row.number(),
                    cell(PlanColumn.DATE, DateAndTimeParser::day),
                    cell(PlanColumn.START, DateAndTimeParser::time),
                    cell(PlanColumn.END, DateAndTimeParser::time),
                    cell(PlanColumn.KIND, words::kind),
                    cell(PlanColumn.THEME, theme -> theme.isEmpty() ? null : line(theme, LONGEST)),
                    cell(PlanColumn.VENUE, venue -> required(line(venue, LONGEST))),
                    cell(PlanColumn.TOWN, town -> required(line(town, LONGEST_TOWN))),
                    Objects.requireNonNullElse(cell(PlanColumn.DOORS, words::doors), List.of()),
                    flaws);
            boolean backwards =
                    line.start() != null && line.end() != null && !line.end().isAfter(line.start());
            return backwards
                    ? line.with(new Flaw(
                            PlanColumn.END, GatheringRule.END_BEFORE_START.code(), List.of(), written(PlanColumn.END)))
                    : line;
        }

        private <T> @Nullable T cell(PlanColumn column, Function<String, @Nullable T> reading) {
            try {
                return reading.apply(checked(written(column)));
            } catch (InputRejected rejected) {
                Fault fault = rejected.faults().getFirst();
                List<Integer> arguments =
                        fault.arguments().stream().map(Integer.class::cast).toList();
                flaws.add(new Flaw(column, fault.code(), arguments, shortened(TextRule.shown(written(column)))));
                return null;
            }
        }

        private String written(PlanColumn column) {
            Integer place = columns.get(column);
            return place == null ? "" : row.cell(place);
        }

        /** A cell may have several lines, which matter to no date, time, kind or entrance. */
        private static String checked(String text) {
            if (text.length() > LONGEST_CELL) {
                throw DateAndTimeParser.rejected("plan-too-long", LONGEST_CELL);
            }
            if (!TextRule.allowsLines(text)) {
                throw DateAndTimeParser.rejected(ForbiddenCharacter.CODE);
            }
            return text;
        }

        private static String line(String text, int longest) {
            if (!TextRule.allows(text)) {
                throw DateAndTimeParser.rejected(ForbiddenCharacter.CODE);
            }
            if (text.length() > longest) {
                throw DateAndTimeParser.rejected("plan-too-long", longest);
            }
            return text;
        }

        private static String required(String text) {
            if (text.isEmpty()) {
                throw DateAndTimeParser.rejected("required");
            }
            return text;
        }
    }
}
