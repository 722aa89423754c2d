package org.ibasho.benchmarks;

import java.io.PrintStream;

/** Lines for a person: figures on the one stream, what goes on and what is wrong on the other. */
record Console(PrintStream out, PrintStream err) {

    private static final String HELP = """
        testing/benchmarks/run BENCHMARK|all [options]     measure, on servers of its own

        Benchmarks
          append   events stored a second by several writers: raw JDBC, our engine, our whole command path,
                   Axon's engine, message-db, Emmett
          size     write-ahead log, storing and loading with 3,000,000 events, against a small table
          replay   all events read from the first, against a raw cursor and Jackson
          rebuild  a read model built again, against one event a transaction, and what its readers notice
          lag      from a command to another service's read model, at 200 and 1,000 commands a second, against a
                   relay that polls every 10 ms
          calendar a month and the feed with 10,000 gatherings, against a calendar with 100
        Options
          --rounds N         rounds that count, after one that does not (5)
          --seconds N        how long each contestant is at work in a round (5)
          --writers N,N,…    how many writers at once, each a measurement of its own (1,8,32)
          --connections N    connections of a pool, if not as many as there are writers
          --only A,B,…       only these contestants: raw,engine,command,axon,message-db,emmett
          --events N         events that are there to begin with, where that matters
          --write-docs       put the tables into docs/performance.md
          --help             show this
        Tables are printed, figures written to testing/benchmarks/results/BENCHMARK.json.\
        """;

    void line(String text) {
        out.println(text);
    }

    void progress(String text) {
        err.println(text);
    }

    int help() {
        out.println(HELP);
        return 0;
    }

    int problem(String sentence, int exitCode) {
        err.println(sentence);
        return exitCode;
    }

    /** Whoever measures is a developer, and wants to know where it failed. */
    int failed(Exception failure) {
        failure.printStackTrace(err);
        return 1;
    }
}
