package org.ibasho.scheduling.gathering.yearplan.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.commons.io.input.BoundedInputStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.ibasho.web.problem.InputRejected;

/** The first sheet of an Excel workbook (.xlsx). */
final class ExcelFile {

    /** A plan of 400 lines has some 200 kB unpacked; a much larger file is an attack. */
    private static final long LARGEST_UNPACKED = 5L * 1024 * 1024;

    /** The library reads this many bytes, even if the file is shorter. */
    private static final int HEAD = 16;

    /** Excel stores 17 digits; the digits of 1E100000000 would need 100 MB. */
    private static final int MOST_DIGITS = 40;

    /** Workbooks from a Mac may count days from 1904. */
    private static final BigDecimal FROM_1904 = BigDecimal.valueOf(1462);

    private ExcelFile() {}

    static boolean isOne(byte[] file) {
        byte[] head = Arrays.copyOf(file, HEAD);
        if (ReadableWorkbook.isOLE2Header(head)) {
            // .xls, or a workbook with a password
            throw Table.rejected("plan-file-old-excel");
        }
        return ReadableWorkbook.isOOXMLZipHeader(head);
    }

    static List<Table.Row> rows(byte[] file, int most) {
        try {
            checkParts(file);
            try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file));
                    Stream<Row> rows = workbook.getFirstSheet().openStream()) {
                return rows.map(row -> row(row, workbook.isDate1904()))
                        .filter(Table.Row::hasText)
                        .limit(most)
                        .toList();
            }
        } catch (IOException | RuntimeException unreadable) {
            if (unreadable instanceof InputRejected rejected) {
                throw rejected;
            }
            // the library fails in many ways if the file is not a workbook
            throw Table.rejected("plan-file-unreadable");
        }
    }

    /** Unpacks everything once within limits, because the size that a file declares may be false. */
    private static void checkParts(byte[] file) throws IOException {
        long left = LARGEST_UNPACKED;
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                .get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                try (BoundedInputStream part = BoundedInputStream.builder()
                        .setInputStream(zip.getInputStream(entry))
                        .setMaxCount(left + 1)
                        .get()) {
                    checkPart(entry.getName(), part, left);
                    left -= part.getCount();
                }
            }
        }
    }

    private static void checkPart(String name, BoundedInputStream part, long most) throws IOException {
        try {
            WorkbookPart.check(name, part);
        } catch (IOException cutOff) {
            part.transferTo(OutputStream.nullOutputStream());
            if (part.getCount() <= most) {
                throw cutOff;
            }
        }
        if (part.getCount() > most) {
            throw Table.rejected("plan-file-too-large");
        }
    }

    private static Table.Row row(Row row, boolean from1904) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < Math.min(row.getCellCount(), Table.MOST_COLUMNS); column++) {
            cells.add(row.getOptionalCell(column)
                    .map(cell -> text(cell, from1904))
                    .orElse(""));
        }
        return new Table.Row(row.getRowNum(), cells);
    }

    private static String text(Cell cell, boolean from1904) {
        String text = isNumber(cell) ? number(cell.asNumber(), from1904) : cell.getText();
        return text == null ? "" : text;
    }

    private static boolean isNumber(Cell cell) {
        return cell.getType() == CellType.NUMBER
                && cell.asNumber().precision() <= MOST_DIGITS
                && Math.abs((long) cell.asNumber().scale()) <= MOST_DIGITS;
    }

    private static String number(BigDecimal number, boolean from1904) {
        boolean isDay = number.compareTo(BigDecimal.ONE) >= 0;
        return (from1904 && isDay ? number.add(FROM_1904) : number).toPlainString();
    }
}
