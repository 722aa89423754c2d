package org.ibasho.journeys;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Files to upload that hold something personal where nobody looks. */
final class PersonalFiles {

    private static final int START_OF_IMAGE = 2;
    private static final short XMP = (short) 0xFFE1;
    private static final short COMMENT = (short) 0xFFFE;
    private static final List<String> COLUMNS = List.of("日付", "はじまり", "おわり", "会の種類", "テーマ", "会場", "市町村", "参加の方法");

    private PersonalFiles() {}

    /** A photo whose comment and whose XMP metadata name its photographer. */
    static byte[] photo(String photographer) throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "jpeg", jpeg);
        byte[] plain = jpeg.toByteArray();
        byte[] xmp = bytes(
                "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">" + photographer + "</x:xmpmeta>");
        byte[] comment = bytes(photographer);
        return ByteBuffer.allocate(plain.length + xmp.length + comment.length + 2 * Integer.BYTES)
                .put(plain, 0, START_OF_IMAGE)
                .putShort(XMP)
                .putShort((short) (xmp.length + Short.BYTES))
                .put(xmp)
                .putShort(COMMENT)
                .putShort((short) (comment.length + Short.BYTES))
                .put(comment)
                .put(plain, START_OF_IMAGE, plain.length - START_OF_IMAGE)
                .array();
    }

    /** A plan of one gathering as CSV, with a column more than a plan has. */
    static byte[] table(String theme, String person) {
        return bytes(String.join(",", COLUMNS) + ",担当\n" + String.join(",", line(theme)) + "," + person + "\n");
    }

    /** The same plan as a workbook without that column, whose properties name its author. */
    static byte[] workbook(String theme, String author) throws IOException {
        Map<String, String> parts = new TreeMap<>();
        parts.put("[Content_Types].xml", """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Default Extension="xml" ContentType="application/xml"/>
            <Override PartName="/xl/workbook.xml"
             ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
            <Override PartName="/xl/worksheets/sheet1.xml"
             ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
            <Override PartName="/docProps/core.xml"
             ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>
            """);
        parts.put("_rels/.rels", relations("officeDocument", "xl/workbook.xml"));
        parts.put("xl/_rels/workbook.xml.rels", relations("worksheet", "worksheets/sheet1.xml"));
        parts.put("xl/workbook.xml", """
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
             xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
            <sheets><sheet name="plan" sheetId="1" r:id="rId1"/></sheets></workbook>
            """);
        parts.put("xl/worksheets/sheet1.xml", """
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
            <sheetData>%s%s</sheetData></worksheet>
            """.formatted(row(1, COLUMNS), row(2, line(theme))));
        parts.put("docProps/core.xml", """
            <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
             xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>%s</dc:creator></cp:coreProperties>
            """.formatted(author));
        return zip(parts);
    }

    private static List<String> line(String theme) {
        return List.of("2027-05-08", "14:00", "17:00", "通常例会", theme, "円山会館", "札幌市", "会場");
    }

    private static String row(int number, List<String> cells) {
        return cells.stream()
                .map("<c t=\"inlineStr\"><is><t>%s</t></is></c>"::formatted)
                .collect(Collectors.joining("", "<row r=\"" + number + "\">", "</row>"));
    }

    private static String relations(String type, String target) {
        return """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
            <Relationship Id="rId1" Target="%s"
             Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s"/></Relationships>
            """.formatted(target, type);
    }

    private static byte[] zip(Map<String, String> parts) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            // not compressed, so that a copy of the file anywhere is found by its text
            zip.setLevel(0);
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(bytes(part.getValue()));
                zip.closeEntry();
            }
        }
        return file.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
