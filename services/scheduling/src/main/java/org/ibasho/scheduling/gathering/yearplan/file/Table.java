package org.ibasho.scheduling.gathering.yearplan.file;

import java.util.List;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;

/**
 * A table out of a file, every cell as text. An Excel date or time is the number that Excel keeps for it; rows without any text
 * are left out.
 *
 * @param rows from the top
 */
public record Table(List<Row> rows) {

    /** The field of an upload that holds the file, which every fault is about. */
    public static final String FIELD = "file";

    private static final int LARGEST = 1024 * 1024;

    public Table {
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param number its number in the file, the first is 1
     * @param cells from the left; shorter than others where the right ones are empty
     */
    public record Row(int number, List<String> cells) {

        public Row {
            cells = List.copyOf(cells);
        }

        /** A cell without the spaces around it; empty where there is none. */
        public String cell(int column) {
            return column < cells.size() ? cells.get(column).strip() : "";
        }

        boolean hasText() {
            return cells.stream().anyMatch(cell -> !cell.isBlank());
        }
    }

    /**
     * Reads a file, whatever it is called.
     *
     * @param most how many rows are wanted; reading ends after one more
     * @throws InputRejected about {@code file}, if it cannot be read
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
