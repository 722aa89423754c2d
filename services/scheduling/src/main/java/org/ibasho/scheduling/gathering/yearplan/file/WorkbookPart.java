package org.ibasho.scheduling.gathering.yearplan.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Limits for one part of a workbook, checked before the library reads it: the library reserves a place for every column
 * up to the last one that a cell names, and holds every text.
 */
final class WorkbookPart {

    /** Excel's own: columns up to XFD, and a million rows. */
    private static final Pattern CELL = Pattern.compile("([A-Z]{1,2}|[A-W][A-Z]{2}|X[A-E][A-Z]|XF[A-D])[0-9]{1,7}");

    private static final Pattern ROW = Pattern.compile("[0-9]{1,7}");

    private static final int MOST_ROWS = 10_000;
    private static final int MOST_CELLS = 200_000;
    private static final int LONGEST_TEXT = 32_767;
    private static final int DEEPEST = 64;

    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    private int depth;
    private int rows;
    private int cells;
    private int text;

    private WorkbookPart() {}

    /**
     * Reads a part to its end, or to the first place that exceeds a limit.
     *
     * @throws org.ibasho.web.problem.InputRejected if it exceeds one
     */
    static void check(String name, InputStream part) throws IOException {
        if (name.endsWith(".xml") || name.endsWith(".rels")) {
            try {
                new WorkbookPart().check(XML.createXMLStreamReader(part));
            } catch (XMLStreamException malformed) {
                throw new IOException(malformed);
            }
        } else {
            part.transferTo(OutputStream.nullOutputStream());
        }
    }

    private void check(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamReader.START_ELEMENT -> start(xml);
                case XMLStreamReader.END_ELEMENT -> depth--;
                case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA ->
                    limit(text += xml.getTextLength(), LONGEST_TEXT);
                case XMLStreamReader.DTD, XMLStreamReader.ENTITY_REFERENCE -> limit(1, 0);
                default -> {
                    // a comment or the end
                }
            }
        }
    }

    private void start(XMLStreamReader xml) {
        limit(++depth, DEEPEST);
        text = 0;
        switch (xml.getLocalName()) {
            case "row" -> {
                limit(++rows, MOST_ROWS);
                matches(ROW, xml.getAttributeValue(null, "r"));
            }
            case "c" -> {
                limit(++cells, MOST_CELLS);
                matches(CELL, xml.getAttributeValue(null, "r"));
            }
            default -> {
                // holds no place
            }
        }
    }

    private static void matches(Pattern pattern, @Nullable String reference) {
        limit(reference == null || pattern.matcher(reference).matches() ? 0 : 1, 0);
    }

    private static void limit(int number, int most) {
        if (number > most) {
            throw Table.rejected("plan-file-too-large");
        }
    }
}
