package org.ibasho.scheduling.gathering.yearplan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Plan files that claim rows, columns and numbers without end, or unpack to much more than they are. */
final class HostilePlans {

    private static final List<String> CELLS =
            List.of("ZZZZZZ1", "XFD1048576", "AAAA1", "A0", "", "A99999999999", "ZZZ1", "B2", "A1E9", "あ1");

    private static final List<String> NUMBERS = List.of(
            "1E100000000",
            "1E-100000000",
            "-1E2147483647",
            "9".repeat(30_000),
            "0." + "1".repeat(30_000),
            "46000",
            "NaN",
            "",
            "1E5");

    private static final List<String> NOISE =
            List.of(",", "\"", "\n", "\t", " ", "あ", "\u0001", "2027-04-10", "13:30", "会場", "\r", "\uFDFA");

    private HostilePlans() {}

    /** A workbook whose first row has this cell with this number. */
    static byte[] workbook(String cell, String number) {
        return sheet("<row r=\"1\"><c r=\"%s\"><v>%s</v></c></row>".formatted(cell, number));
    }

    /** A workbook whose first sheet has this content. */
    static byte[] sheet(String rows) {
        return replaced("xl/worksheets/sheet1.xml", """
            <?xml version="1.0" encoding="UTF-8"?>
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData>
            </worksheet>\
            """.formatted(rows).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] replaced(String part, byte[] content) {
        byte[] good = ExamplePlan.of(LocalDate.of(2026, 11, 28)).excel();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipFile in = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(good))
                        .get();
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (ZipArchiveEntry entry : Collections.list(in.getEntries())) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(
                        entry.getName().equals(part)
                                ? content
                                : in.getInputStream(entry).readAllBytes());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }

    /** The same files for the same seed. */
    static Supplier<byte[]> seeded(long seed) {
        Random random = new Random(seed);
        byte[] good = ExamplePlan.of(LocalDate.of(2026, 11, 28)).excel();
        return () -> switch (random.nextInt(8)) {
            case 0, 1 -> workbook(one(CELLS, random), one(NUMBERS, random));
            case 2 -> sheet(repeated(random));
            case 3 -> changed(good, random);
            case 4 -> Arrays.copyOf(good, random.nextInt(good.length));
            case 5 ->
                replaced(
                        random.nextBoolean() ? "xl/sharedStrings.xml" : "xl/workbook.xml",
                        ("<!DOCTYPE a [<!ENTITY a \"" + "a".repeat(1000) + "\"><!ENTITY b \"" + "&a;".repeat(1000)
                                        + "\">]><sst>" + "&b;".repeat(100) + "</sst>")
                                .getBytes(StandardCharsets.UTF_8));
            default -> csv(random);
        };
    }

    /** Rows, cells or levels without end. */
    private static String repeated(Random random) {
        int times = 1 + random.nextInt(60_000);
        return switch (random.nextInt(4)) {
            case 0 -> "<row/>".repeat(times);
            case 1 -> "<row>" + "<c><v>1</v></c>".repeat(times / 4) + "</row>";
            case 2 -> "<row>".repeat(times / 4);
            default ->
                ("<row r=\"" + (random.nextInt() >>> 1) + "\"><c r=\"XFD1\" t=\"s\"><v>" + random.nextInt()
                                + "</v></c></row>")
                        .repeat(times / 30);
        };
    }

    private static byte[] changed(byte[] good, Random random) {
        byte[] changed = good.clone();
        for (int n = random.nextInt(20); n >= 0; n--) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
        }
        return changed;
    }

    private static byte[] csv(Random random) {
        StringBuilder text = new StringBuilder("日付,はじまり,おわり,会の種類,テーマ,会場,市町村,参加の方法\n");
        int length = random.nextInt(4) == 0 ? 300_000 : 2_000;
        while (text.length() < length) {
            text.append(one(NOISE, random).repeat(random.nextInt(8) == 0 ? 20_000 : 1));
        }
        Charset charset = random.nextBoolean() ? StandardCharsets.UTF_8 : Charset.forName("windows-31j");
        return text.toString().getBytes(charset);
    }

    private static String one(List<String> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
