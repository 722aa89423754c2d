package org.ibasho.scheduling.site.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ibasho.scheduling.site.paper.Readings.Piece;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Adds furigana to the kanji of a document. The PDF library does not support ruby, so a word becomes a block of two
 * lines. The readings of days follow from their number; no dictionary has them.
 */
final class Furigana {

    private static final Pattern OF_A_DATE =
            Pattern.compile("(?<day>\\d{1,2}日)|(?<=\\d)(?<unit>[年月])|(?<=\\()(?<weekday>[月火水木金土日])(?=\\))");
    private static final Map<String, String> READ_AS_A_WHOLE = Map.ofEntries(
            Map.entry("1日", "ついたち"),
            Map.entry("2日", "ふつか"),
            Map.entry("3日", "みっか"),
            Map.entry("4日", "よっか"),
            Map.entry("5日", "いつか"),
            Map.entry("6日", "むいか"),
            Map.entry("7日", "なのか"),
            Map.entry("8日", "ようか"),
            Map.entry("9日", "ここのか"),
            Map.entry("10日", "とおか"),
            Map.entry("14日", "じゅうよっか"),
            Map.entry("20日", "はつか"),
            Map.entry("24日", "にじゅうよっか"));
    private static final Map<String, String> UNITS = Map.of("年", "ねん", "月", "がつ", "日", "にち");
    private static final Map<String, String> WEEKDAYS =
            Map.of("月", "げつ", "火", "か", "水", "すい", "木", "もく", "金", "きん", "土", "ど", "日", "にち");

    private final Readings readings;

    Furigana(Readings readings) {
        this.readings = readings;
    }

    /** Adds furigana to everything below a node except styles and elements with the class {@code plain}. */
    void write(Node node) {
        List<Node> children = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            children.add(child);
        }
        for (Node child : children) {
            if (child.getNodeType() == Node.TEXT_NODE && !child.getTextContent().isBlank()) {
                replace(child);
            } else if (child instanceof Element element && takesReadings(element)) {
                write(element);
            }
        }
    }

    private static boolean takesReadings(Element element) {
        return !"style".equals(element.getTagName())
                && !"title".equals(element.getTagName())
                && !List.of(element.getAttribute("class").split(" ", -1)).contains("plain");
    }

    private void replace(Node text) {
        Document document = text.getOwnerDocument();
        Node parent = text.getParentNode();
        for (Piece piece : pieces(text.getTextContent())) {
            parent.insertBefore(node(document, piece), text);
        }
        parent.removeChild(text);
    }

    /** The text in segments, dates read by rule and the rest by dictionary. */
    List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher dates = OF_A_DATE.matcher(text);
        int end = 0;
        for (MatchResult found : dates.results().toList()) {
            pieces.addAll(readings.of(text.substring(end, found.start())));
            pieces.addAll(ofDate(found));
            end = found.end();
        }
        pieces.addAll(readings.of(text.substring(end)));
        return pieces;
    }

    /** A text as ruby markup; what is markup in the text already, such as entities, stays as it is. */
    String ruby(String text) {
        StringBuilder markup = new StringBuilder();
        for (Piece piece : pieces(text)) {
            if (piece.reading() == null) {
                markup.append(piece.text());
            } else {
                markup.append("<ruby>")
                        .append(piece.text())
                        .append("<rp>(</rp><rt>")
                        .append(piece.reading())
                        .append("</rt><rp>)</rp></ruby>");
            }
        }
        return markup.toString();
    }

    private static List<Piece> ofDate(MatchResult found) {
        String text = found.group();
        if (found.group("weekday") != null) {
            return List.of(new Piece(text, WEEKDAYS.get(text)));
        }
        if (found.group("unit") != null) {
            return List.of(new Piece(text, UNITS.get(text)));
        }
        String whole = READ_AS_A_WHOLE.get(text);
        return whole == null
                ? List.of(new Piece(text.substring(0, text.length() - 1)), new Piece("日", UNITS.get("日")))
                : List.of(new Piece(text, whole));
    }

    private static Node node(Document document, Piece piece) {
        if (piece.reading() == null) {
            return document.createTextNode(piece.text());
        }
        Element word = element(document, "word");
        Element reading = element(document, "reading");
        reading.appendChild(document.createTextNode(piece.reading()));
        Element base = element(document, "base");
        base.appendChild(document.createTextNode(piece.text()));
        word.appendChild(reading);
        word.appendChild(base);
        return word;
    }

    private static Element element(Document document, String name) {
        Element element = document.createElement("span");
        element.setAttribute("class", name);
        return element;
    }
}
