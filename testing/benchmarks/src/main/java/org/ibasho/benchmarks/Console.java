package org.ibasho.benchmarks;

import java.io.PrintStream;

/** Prints figures to standard output, and progress and problems to standard error. */
record Console(PrintStream out, PrintStream err) {

    void line(String text) {
        out.println(text);
    }

    void progress(String text) {
        err.println(text);
    }

    int problem(String sentence, int exitCode) {
        err.println(sentence);
        return exitCode;
    }
}
