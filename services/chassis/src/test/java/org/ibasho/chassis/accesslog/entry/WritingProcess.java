package org.ibasho.chassis.accesslog.entry;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.ibasho.chassis.accesslog.TestLog;

/** A process of its own that writes entries from several threads, and prints each request once it is answered. */
final class WritingProcess {

    private static final int READERS = 8;

    private WritingProcess() {}

    /** @param arguments address, user and password of the log, and the name of the process */
    public static void main(String[] arguments) {
        LogDatabase database = LogDatabase.open(arguments[0], new LogDatabase.Login(arguments[1], arguments[2]));
        EntryWriter writer = new EntryWriter(
                        new EntryTable(database.jdbc()), arguments[3], Clock.systemUTC(), Duration.ofSeconds(20))
                .start();
        for (int reader = 0; reader < READERS; reader++) {
            String name = arguments[3] + "-" + reader;
            Thread.ofPlatform().start(() -> {
                for (long read = 0; true; read++) {
                    String request = name + "-" + read;
                    writer.append(List.of(TestLog.entry(request)));
                    System.out.println(request);
                }
            });
        }
    }
}
