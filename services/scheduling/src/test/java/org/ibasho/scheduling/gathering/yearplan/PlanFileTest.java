package org.ibasho.scheduling.gathering.yearplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.ibasho.scheduling.gathering.yearplan.PlanLine.Flaw;
import org.ibasho.scheduling.programme.Entrance;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

class PlanFileTest {

    private static final String HEAD = "日付,はじまり,おわり,会の種類,テーマ,会場,市町村,参加の方法\n";
    private static final String GOOD = "2027-04-10,13:30,16:00,通常例会,春,会館,札幌市,会場・Zoom\n";

    private final PlanFile files = new PlanFile(new CodeNames(messages()));

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/yearplan", "web-messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    private List<PlanLine> read(String csv) {
        return files.read(csv.getBytes(StandardCharsets.UTF_8));
    }

    private Fault rejection(byte[] file) {
        InputRejected rejected = catchThrowableOfType(InputRejected.class, () -> files.read(file));
        assertThat(rejected).isNotNull();
        return rejected.faults().getFirst();
    }

    private Fault rejection(String csv) {
        return rejection(csv.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void every_column_is_parsed() {
        assertThat(read(HEAD + GOOD))
                .containsExactly(new PlanLine(
                        2,
                        LocalDate.of(2027, 4, 10),
                        LocalTime.of(13, 30),
                        LocalTime.of(16, 0),
                        Kind.REGULAR,
                        "春",
                        "会館",
                        "札幌市",
                        List.of(Entrance.VENUE, Entrance.ZOOM),
                        List.of()));
    }

    @Test
    void headings_and_values_may_be_english_and_the_theme_may_be_missing() {
        List<PlanLine> lines = read("""
            Doors,Town,Venue,Kind,End,Start,Date
            "venue, Zoom",Otaru,Hall,satellite MEETING,16:00,13:30,2027-04-10
            METAVERSE,Otaru,Hall,OUTING,16:00,13:30,2027-04-11
            """);
        assertThat(lines).allMatch(PlanLine::sound);
        assertThat(lines.stream().map(PlanLine::kind)).containsExactly(Kind.SATELLITE, Kind.OUTING);
        assertThat(lines.getFirst().doors()).containsExactly(Entrance.VENUE, Entrance.ZOOM);
        assertThat(lines.getFirst().theme()).isNull();
    }

    @Test
    void a_line_lists_all_its_flaws_with_their_columns() {
        PlanLine line = read(HEAD + "\n4/10,16:00,13:30,茶話会,,,札幌市,電話\n").getFirst();
        assertThat(line.number()).isEqualTo(3);
        assertThat(line.flaws())
                .containsExactlyInAnyOrder(
                        new Flaw(PlanColumn.DATE, "plan-day-unreadable", List.of(), "4/10"),
                        new Flaw(PlanColumn.END, "end-before-start", List.of(), "13:30"),
                        new Flaw(PlanColumn.KIND, "plan-kind-unknown", List.of(), "茶話会"),
                        new Flaw(PlanColumn.VENUE, "required", List.of(), ""),
                        new Flaw(PlanColumn.DOORS, "plan-door-unknown", List.of(), "電話"));
        PlanLine tooLong = read(HEAD + GOOD.replace("札幌市", "あ".repeat(51))).getFirst();
        assertThat(tooLong.flaws().getFirst().arguments()).containsExactly(50);
    }

    @Test
    void a_wrong_missing_or_doubled_column_is_named() {
        Fault unknown = rejection(HEAD.replace("会場,", "ところ,") + GOOD);
        assertThat(unknown.code()).isEqualTo("plan-column-unknown");
        assertThat(unknown.arguments()).containsExactly("ところ");
        Fault missing = rejection("日付,はじまり,おわり,会の種類\n2027-04-10,13:30,16:00,通常例会\n");
        assertThat(missing.code()).isEqualTo("plan-column-missing");
        assertThat(missing.arguments()).containsExactly(PlanColumn.VENUE);
        assertThat(rejection(HEAD.replace("テーマ", "日付") + GOOD).code()).isEqualTo("plan-column-twice");
    }

    @Test
    void refuses_files_that_are_not_tables() {
        assertThat(rejection("").code()).isEqualTo("plan-file-missing");
        assertThat(rejection("\n \n,,\n").code()).isEqualTo("plan-file-empty");
        assertThat(rejection(HEAD).code()).isEqualTo("plan-file-empty");
        assertThat(rejection(new byte[] {1, 2, 0, (byte) 0xFF, 3}).code()).isEqualTo("plan-file-unreadable");
        assertThat(rejection("PK\u0003\u0004 no zip").code()).isEqualTo("plan-file-unreadable");
        assertThat(rejection(new byte[] {
                            (byte) 0xD0,
                            (byte) 0xCF,
                            0x11,
                            (byte) 0xE0,
                            (byte) 0xA1,
                            (byte) 0xB1,
                            0x1A,
                            (byte) 0xE1,
                            0,
                            0
                        })
                        .code())
                .isEqualTo("plan-file-old-excel");
        assertThat(rejection(new byte[1024 * 1024 + 1]).code()).isEqualTo("plan-file-too-large");
    }

    @Test
    void four_hundred_lines_are_parsed_and_one_more_is_refused() {
        assertThat(read(HEAD + GOOD.repeat(400))).hasSize(400);
        assertThat(rejection(HEAD + GOOD.repeat(401)).code()).isEqualTo("plan-too-many-lines");
    }

    @Test
    void a_small_file_that_unpacks_to_a_large_one_is_refused() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            byte[] part = new byte[1024 * 1024];
            for (int n = 0; n < 30; n++) {
                zip.write(part);
            }
        }
        assertThat(file.size()).isLessThan(100_000);
        assertThat(rejection(file.toByteArray()).code()).isEqualTo("plan-file-too-large");
    }

    @Test
    void the_example_file_is_valid() {
        ExamplePlan example = ExamplePlan.of(LocalDate.of(2026, 11, 23));
        List<PlanLine> fromCsv = files.read(example.csv());
        assertThat(fromCsv).hasSize(7).allMatch(PlanLine::sound);
        assertThat(fromCsv.getFirst().date()).isEqualTo(LocalDate.of(2027, 4, 3));
        assertThat(fromCsv.stream().map(PlanLine::kind).distinct()).containsExactlyInAnyOrder(Kind.values());
        assertThat(files.read(example.excel())).isEqualTo(fromCsv);
    }

    @Test
    void phonetic_readings_in_excel_cells_are_ignored() throws IOException {
        ExamplePlan example = ExamplePlan.of(LocalDate.of(2026, 11, 23));
        byte[] withReadings = changed(
                example.excel(),
                "xl/sharedStrings.xml",
                strings -> replaced(
                        strings,
                        " 2&#x968e;</t>",
                        " 2&#x968e;</t><rPh sb=\"0\" eb=\"4\"><t>シミンカイカン</t></rPh><phoneticPr fontId=\"1\"/>"));
        assertThat(files.read(withReadings)).isEqualTo(files.read(example.csv()));
    }

    private static String replaced(String text, String old, String with) {
        assertThat(text).contains(old);
        return text.replace(old, with);
    }

    private static byte[] changed(byte[] excel, String part, UnaryOperator<String> change) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipFile from = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(excel))
                        .get();
                ZipOutputStream to = new ZipOutputStream(file)) {
            for (ZipArchiveEntry entry : Collections.list(from.getEntries())) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                String text = new String(from.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                to.write((entry.getName().equals(part) ? change.apply(text) : text).getBytes(StandardCharsets.UTF_8));
            }
        }
        return file.toByteArray();
    }

    /** The cells of a plan by column, as people write them. */
    record Written(List<List<String>> lines, List<Integer> order) {

        String csv() {
            return Stream.concat(
                            Stream.of(Arrays.stream(PlanColumn.values())
                                    .map(PlanColumn::heading)
                                    .toList()),
                            lines.stream())
                    .map(line -> order.stream()
                            .map(column -> '"' + line.get(column).replace("\"", "\"\"") + '"')
                            .collect(Collectors.joining(",")))
                    .collect(Collectors.joining("\r\n"));
        }

        private static final List<PlanColumn> COLUMNS = List.of(PlanColumn.values());

        byte[] excel() {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            try (Workbook workbook = new Workbook(file, "test", "1.0")) {
                Worksheet sheet = workbook.newWorksheet("plan");
                for (int place = 0; place < order.size(); place++) {
                    PlanColumn column = COLUMNS.get(order.get(place));
                    sheet.value(0, place, column.heading());
                    for (int n = 0; n < lines.size(); n++) {
                        put(sheet, n + 1, place, column, lines.get(n).get(order.get(place)));
                    }
                }
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return file.toByteArray();
        }

        private static void put(Worksheet sheet, int row, int place, PlanColumn column, String cell) {
            switch (column) {
                case DATE -> sheet.value(row, place, LocalDate.parse(cell));
                case START, END -> sheet.value(row, place, LocalTime.parse(cell).toSecondOfDay() / 86_400.0);
                case KIND, THEME, VENUE, TOWN, DOORS -> sheet.value(row, place, cell);
            }
        }
    }

    @Property(tries = 200)
    void the_order_of_columns_the_charset_and_the_format_make_no_difference(@ForAll("plans") Written plan) {
        List<PlanLine> lines = read(plan.csv());
        assertThat(lines).hasSameSizeAs(plan.lines()).allMatch(PlanLine::sound);
        for (int n = 0; n < lines.size(); n++) {
            assertThat(lines.get(n).date()).isEqualTo(plan.lines().get(n).getFirst());
            assertThat(Objects.requireNonNullElse(lines.get(n).theme(), ""))
                    .isEqualTo(plan.lines().get(n).get(4));
            assertThat(lines.get(n).venue()).isEqualTo(plan.lines().get(n).get(5));
        }
        assertThat(files.read(plan.csv().getBytes(Charset.forName("windows-31j"))))
                .isEqualTo(lines);
        assertThat(files.read(("\uFEFF" + plan.csv()).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(lines);
        assertThat(files.read(plan.csv().getBytes(StandardCharsets.UTF_16))).isEqualTo(lines);
        assertThat(files.read(plan.excel())).isEqualTo(lines);
    }

    @Provide
    Arbitrary<Written> plans() {
        Arbitrary<String> text = Arbitraries.strings()
                .withChars("会館居場所冬の過ごし方ソ表能①髙アイウabc 12,・\"')(")
                .ofMinLength(1)
                .ofMaxLength(12)
                .map(words -> ("あ" + words).strip());
        Arbitrary<List<String>> line = Combinators.combine(
                        Arbitraries.integers().between(0, 3000),
                        Arbitraries.integers().between(0, 1400),
                        Arbitraries.of(Kind.values()),
                        text.optional().map(theme -> theme.orElse("")),
                        text,
                        Arbitraries.of("会場", "Zoom・会場", "メタバース", "会場、Zoom"))
                .as((day, minute, kind, theme, venue, doors) -> List.of(
                        LocalDate.of(2027, 4, 1).plusDays(day).toString(),
                        LocalTime.ofSecondOfDay(minute * 60L).toString(),
                        LocalTime.ofSecondOfDay((minute + 30) * 60L).toString(),
                        kind.name(),
                        theme,
                        venue,
                        "札幌市",
                        doors));
        return Combinators.combine(
                        line.list().ofMinSize(1).ofMaxSize(8),
                        Arbitraries.shuffle(IntStream.range(0, 8).boxed().toList()))
                .as(Written::new);
    }

    @Test
    void a_cell_beyond_the_last_column_of_excel_is_refused() {
        assertThat(rejection(HostilePlans.workbook("ZZZZZZ1", "1")).code()).isEqualTo("plan-file-too-large");
        assertThat(rejection(HostilePlans.workbook("XFE1", "1")).code()).isEqualTo("plan-file-too-large");
    }

    @Test
    void rows_cells_and_levels_are_bounded() {
        for (String rows : List.of("<row/>".repeat(10_001), "<c/>".repeat(200_001), "<a>".repeat(65))) {
            assertThat(rejection(HostilePlans.sheet(rows)).code()).isEqualTo("plan-file-too-large");
        }
    }

    @Test
    void a_number_of_very_many_digits_is_no_day() {
        String heads = IntStream.range(0, 8)
                .mapToObj(n -> "<c r=\"%s1\" t=\"inlineStr\"><is><t>%s</t></is></c>"
                        .formatted((char) ('A' + n), HEAD.strip().split(",", -1)[n]))
                .collect(Collectors.joining());
        byte[] file = HostilePlans.sheet(
                "<row r=\"1\">" + heads + "</row><row r=\"2\"><c r=\"A2\"><v>1E100000000</v></c></row>");
        assertThat(files.read(file).getFirst().flaws())
                .contains(new Flaw(PlanColumn.DATE, "plan-day-unreadable", List.of(), "1E+100000000"));
    }

    @Test
    void a_cell_with_a_control_character_is_a_flaw_of_its_line() {
        assertThat(read(HEAD + GOOD.replace(",春,", ",春\u0001,")).getFirst().flaws())
                .containsExactly(new Flaw(PlanColumn.THEME, "control-character", List.of(), "春\uFFFD"));
        assertThat(read(HEAD + GOOD.replace("会場・Zoom", "\"会場\nZoom\""))
                        .getFirst()
                        .flaws())
                .as("a cell of several lines")
                .isEmpty();
    }

    @Test
    void a_cell_of_a_thousand_characters_is_not_parsed() {
        assertThat(read(HEAD + GOOD.replace("13:30", "1".repeat(1001)))
                        .getFirst()
                        .flaws())
                .containsExactly(new Flaw(PlanColumn.START, "plan-too-long", List.of(1000), "1".repeat(30) + "…"));
    }
}
