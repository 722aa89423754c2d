package org.ibasho.local.loader;

import java.io.PrintStream;

/** Lines for a person: what happens on the one stream, what is wrong on the other. */
record Console(PrintStream out, PrintStream err) {

    private static final String HELP = """
            deploy/local/load [options] FILE|FOLDER     load gatherings into the running system

            A file is read as a whole first: if anything is wrong in it, nothing is loaded. It can be loaded
            again at any time; what is there already stays as it is.
              --check              only see whether everything in it is right
              --run-dir DIR        the run to load into, if not deploy/local/run
              --help               show this
            The format is explained at the top of deploy/local/demo/reiwa8.yaml.""";

    void line(String text) {
        out.println(text);
        out.flush();
    }

    /** Says what is wrong, and hands back the exit code. */
    int problem(String sentence, int exitCode) {
        out.flush();
        err.println(sentence);
        err.flush();
        return exitCode;
    }

    int help() {
        line(HELP);
        return 0;
    }
}
