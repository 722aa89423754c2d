package org.ibasho.attacks.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small workbooks and tables that claim rows, columns and numbers without end, or unpack to much more. */
public final class HostileTables {

    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private HostileTables() {}

    /** The files by what is wrong with them. */
    public static Map<String, byte[]> all() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("xlsx, cell ZZZZZZ1", cell("ZZZZZZ1", "1"));
        files.put("xlsx, cell A99999999999", cell("A99999999999", "1"));
        files.put("xlsx, number 1E100000000", cell("A1", "1E100000000"));
        files.put("xlsx, number of 30,000 digits", cell("A1", "9".repeat(30_000)));
        files.put("xlsx, 60,000 rows", sheet("<row/>".repeat(60_000)));
        files.put("xlsx, 10,000 levels", sheet("<row>".repeat(10_000)));
        files.put("xlsx, a part of 30 MB in 30 kB", sheet(" ".repeat(30_000_000)));
        files.put("xlsx, entities of entities", workbook(Map.of(SHEET, entities())));
        files.put("xlsx, an outer entity", workbook(Map.of(SHEET, outerEntity())));
        files.put("xlsx, 10,000 parts", manyParts());
        files.put("ods, columns repeated", ods());
        files.put("csv, 300,000 commas", ",".repeat(300_000).getBytes(StandardCharsets.US_ASCII));
        files.put("csv, a quote without end", ("\"" + "x".repeat(900_000)).getBytes(StandardCharsets.US_ASCII));
        files.put("csv, 200,000 lines", "a\n".repeat(200_000).getBytes(StandardCharsets.US_ASCII));
        files.put("csv of 2 MB", "x".repeat(2_000_000).getBytes(StandardCharsets.US_ASCII));
        return files;
    }

    private static byte[] cell(String reference, String number) {
        return sheet("<row r=\"1\"><c r=\"%s\"><v>%s</v></c></row>".formatted(reference, number));
    }

    private static byte[] sheet(String rows) {
        return workbook(Map.of(
                SHEET, "<worksheet xmlns=\"" + NAMESPACE + "\"><sheetData>" + rows + "</sheetData></worksheet>"));
    }

    private static String entities() {
        return "<!DOCTYPE a [<!ENTITY a \"" + "a".repeat(1000) + "\"><!ENTITY b \"" + "&a;".repeat(1000)
                + "\">]><worksheet>" + "&b;".repeat(1000) + "</worksheet>";
    }

    private static String outerEntity() {
        return "<!DOCTYPE a [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><worksheet>&a;</worksheet>";
    }

    private static byte[] manyParts() {
        Map<String, String> parts = new LinkedHashMap<>();
        for (int n = 0; n < 10_000; n++) {
            parts.put("xl/media/" + n, "x");
        }
        return workbook(parts);
    }

    private static byte[] ods() {
        return zipped(Map.of(
                "mimetype",
                "application/vnd.oasis.opendocument.spreadsheet",
                "content.xml",
                "<table:table-cell table:number-columns-repeated=\"2147483647\"/>"));
    }

    private static byte[] workbook(Map<String, String> parts) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("[Content_Types].xml", """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" \
            ContentType="application/xml"/><Default Extension="rels" \
            ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override \
            PartName="/xl/workbook.xml" \
            ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>\
            """);
        all.put("_rels/.rels", relation("officeDocument", "xl/workbook.xml"));
        all.put(
                "xl/workbook.xml",
                "<workbook xmlns=\"" + NAMESPACE + "\" xmlns:r=\"" + OFFICE
                        + "\"><sheets><sheet name=\"1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
        all.put("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml"));
        all.put(SHEET, "<worksheet xmlns=\"" + NAMESPACE + "\"><sheetData/></worksheet>");
        all.putAll(parts);
        return zipped(all);
    }

    private static String relation(String type, String target) {
        return "<Relationships xmlns=\"" + RELATIONS + "\"><Relationship Id=\"r1\" Type=\"" + OFFICE + "/" + type
                + "\" Target=\"" + target + "\"/></Relationships>";
    }

    private static byte[] zipped(Map<String, String> parts) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }
}
