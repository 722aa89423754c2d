package org.ibasho.scheduling.gathering.yearplan.file;

import java.util.List;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;

/**
 * A table from a file, every cell as text. An Excel date or time is the number that Excel stores; rows without text are
 * left out.
 *
 * @param rows the rows from the top
 */
public record Table(List<Row> rows) {

    /** The upload field with the file; every fault refers to it. */
    public static final String FIELD = "file";

    /** A plan has eight columns; those further right are not read. */
    static final int MOST_COLUMNS = 50;

    private static final int LARGEST = 1024 * 1024;

    public Table {
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param number its number in the file, starting at 1
     * @param cells the cells from the left; empty cells on the right may be missing
     */
    public record Row(int number, List<String> cells) {

        public Row {
            cells = List.copyOf(cells);
        }

        /** The trimmed text of a cell; empty if there is none. */
        public String cell(int column) {
            return column < cells.size() ? cells.get(column).strip() : "";
        }

        boolean hasText() {
            return cells.stream().anyMatch(cell -> !cell.isBlank());
        }
    }

    /**
     * Parses a file by its content, regardless of its name.
     *
     * @param most the maximum number of rows; parsing ends after one more
     * @throws InputRejected about {@code file} if it cannot be parsed
     */
    public static Table read(byte[] file, int most) {
        if (file.length == 0) {
            throw rejected("plan-file-missing");
        }
        if (file.length > LARGEST) {
            throw rejected("plan-file-too-large");
        }
        return new Table(ExcelFile.isOne(file) ? ExcelFile.rows(file, most + 1) : CsvFile.rows(file, most + 1));
    }

    static InputRejected rejected(String code) {
        return new InputRejected(Fault.at(FIELD, code));
    }
}
