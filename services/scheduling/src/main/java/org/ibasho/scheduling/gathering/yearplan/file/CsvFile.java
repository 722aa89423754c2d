package org.ibasho.scheduling.gathering.yearplan.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file with comma- or tab-separated values in UTF-8, in UTF-16 with a byte order mark, or in Shift_JIS, which
 * Japanese Windows writes.
 */
final class CsvFile {

    /** Shift_JIS with the characters that Windows adds, such as ① and 髙. */
    private static final Charset WINDOWS_31J = Charset.forName("windows-31j");

    private static final char MARK = '\uFEFF';

    private CsvFile() {}

    static List<Table.Row> rows(byte[] file, int most) {
        String text = text(file);
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator(text))
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            return reader.stream()
                    .map(line -> new Table.Row((int) line.getStartingLineNumber(), few(line.getFields())))
                    .filter(Table.Row::hasText)
                    .limit(most)
                    .toList();
        } catch (CsvParseException unreadable) {
            throw Table.rejected("plan-file-unreadable");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static List<String> few(List<String> fields) {
        return fields.subList(0, Math.min(fields.size(), Table.MOST_COLUMNS));
    }

    /** Japanese text in Shift_JIS is almost never valid UTF-8, so UTF-8 is tried first. */
    private static String text(byte[] file) {
        Stream<Charset> charsets = hasUtf16Mark(file)
                ? Stream.of(StandardCharsets.UTF_16)
                : Stream.of(StandardCharsets.UTF_8, WINDOWS_31J);
        String text = charsets.flatMap(charset -> decode(file, charset).stream())
                .filter(decoded -> decoded.indexOf('\0') < 0)
                .findFirst()
                .orElseThrow(() -> Table.rejected("plan-file-unreadable"));
        return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    }

    private static boolean hasUtf16Mark(byte[] file) {
        return file.length >= 2
                && ((file[0] == (byte) 0xFF && file[1] == (byte) 0xFE)
                        || (file[0] == (byte) 0xFE && file[1] == (byte) 0xFF));
    }

    private static Optional<String> decode(byte[] file, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(file)).toString());
        } catch (CharacterCodingException otherCharset) {
            return Optional.empty();
        }
    }

    private static char separator(String text) {
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        return first.indexOf('\t') >= 0 ? '\t' : ',';
    }
}
