package org.ibasho.scheduling.gathering.yearplan;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.ibasho.time.FiscalYear;

/** An example file: the first gatherings of the next fiscal year, one of each kind. */
public record ExamplePlan(List<Line> lines) {

    private static final double SECONDS_A_DAY = 24 * 60 * 60;
    private static final String MARK = "\uFEFF";
    private static final int[] WIDTHS = {13, 10, 10, 22, 24, 22, 12, 16};

    public ExamplePlan {
        lines = List.copyOf(lines);
    }

    /** A gathering with its texts. */
    record Line(LocalDate date, LocalTime start, LocalTime end, List<String> words) {

        List<String> cells() {
            List<String> cells = new ArrayList<>(List.of(date.toString(), start.toString(), end.toString()));
            cells.addAll(words);
            return cells;
        }
    }

    public static ExamplePlan of(LocalDate today) {
        YearMonth april = new FiscalYear(FiscalYear.of(YearMonth.from(today)).startsIn() + 1)
                .months()
                .getFirst();
        YearMonth may = april.plusMonths(1);
        return new ExamplePlan(List.of(
                line(april, 1, DayOfWeek.SATURDAY, 15, "初心者例会", "", "市民会館 2階", "札幌市", "会場"),
                line(april, 2, DayOfWeek.SATURDAY, 16, "通常例会", "春の過ごし方", "市民会館 2階", "札幌市", "会場・Zoom"),
                line(april, 3, DayOfWeek.MONDAY, 16, "当事者会", "", "区民センター", "札幌市", "会場"),
                line(april, 4, DayOfWeek.MONDAY, 16, "親の会", "", "区民センター", "札幌市", "会場"),
                line(may, 2, DayOfWeek.SATURDAY, 16, "通常例会", "好きなもの", "市民会館 2階", "札幌市", "会場・Zoom"),
                line(may, 3, DayOfWeek.SUNDAY, 15, "例会外企画", "公園を歩く", "公園の入口", "札幌市", "会場"),
                line(may, 4, DayOfWeek.SUNDAY, 16, "サテライトSANGOの会", "", "市民センター", "小樽市", "会場・Zoom・メタバース")));
    }

    private static Line line(YearMonth month, int nth, DayOfWeek weekday, int until, String... words) {
        LocalDate date = month.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(nth, weekday));
        return new Line(date, LocalTime.of(13, 30), LocalTime.of(until, 0), List.of(words));
    }

    private static List<String> headings() {
        return Arrays.stream(PlanColumn.values()).map(PlanColumn::heading).toList();
    }

    /** As CSV in UTF-8 with a byte order mark, which Excel needs. */
    public byte[] csv() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(MARK.getBytes(StandardCharsets.UTF_8));
        try (CsvWriter csv = CsvWriter.builder().build(file, StandardCharsets.UTF_8)) {
            csv.writeRecord(headings());
            lines.forEach(line -> csv.writeRecord(line.cells()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }

    /** As an Excel workbook with Excel dates and times. */
    public byte[] excel() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "Ibasho", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("予定");
            List<String> headings = headings();
            for (int column = 0; column < headings.size(); column++) {
                sheet.value(0, column, headings.get(column));
                sheet.style(0, column).bold().fillColor("F3EFE4").set();
                sheet.width(column, WIDTHS[column]);
            }
            sheet.freezePane(0, 1);
            for (int n = 0; n < lines.size(); n++) {
                write(sheet, n + 1, lines.get(n));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }

    private static void write(Worksheet sheet, int row, Line line) {
        sheet.value(row, 0, line.date());
        sheet.style(row, 0).format("yyyy/m/d").set();
        time(sheet, row, 1, line.start());
        time(sheet, row, 2, line.end());
        for (int n = 0; n < line.words().size(); n++) {
            sheet.value(row, 3 + n, line.words().get(n));
        }
    }

    private static void time(Worksheet sheet, int row, int column, LocalTime time) {
        sheet.value(row, column, time.toSecondOfDay() / SECONDS_A_DAY);
        sheet.style(row, column).format("h:mm").set();
    }
}
