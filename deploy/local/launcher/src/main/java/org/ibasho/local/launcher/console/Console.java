package org.ibasho.local.launcher.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Lines for a person: calm, aligned, one problem a sentence. Several threads may speak. */
public final class Console {

    private final PrintStream out;
    private final PrintStream err;

    Console(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static Console ofThisProcess() {
        return new Console(System.out, System.err);
    }

    public synchronized void line(String text) {
        out.println(text);
        out.flush();
    }

    /** Passes on what another process has said. */
    public synchronized void text(String said) {
        out.print(said);
        out.flush();
    }

    /** Says that one of several processes is ready. */
    public void ready(int count, int total, String name, Duration taken) {
        line("  [%d/%d] %-16s ready  %6s".formatted(count, total, name, seconds(taken)));
    }

    /** Says in aligned columns what belongs together. */
    public void table(List<List<String>> rows) {
        for (List<String> row : rows) {
            StringBuilder text = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                text.append("  ").append(padded(row.get(column), width(rows, column)));
            }
            line(text.toString().stripTrailing());
        }
    }

    /** Says in one sentence what is wrong, and hands back the exit code. */
    public synchronized int problem(String sentence, int exitCode) {
        out.flush();
        err.println(sentence);
        err.flush();
        return exitCode;
    }

    /** As {@code 4.2 s}. */
    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream()
                .filter(row -> row.size() > column)
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
