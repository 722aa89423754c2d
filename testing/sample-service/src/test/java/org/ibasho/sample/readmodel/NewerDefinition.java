package org.ibasho.sample.readmodel;

import java.net.URL;
import org.ibasho.sample.SampleInstance;
import org.jspecify.annotations.Nullable;

/** Starts an instance that finds another definition of the read model, as a later version of the program does. */
final class NewerDefinition extends ClassLoader {

    private NewerDefinition(ClassLoader program) {
        super(program);
    }

    static SampleInstance start(String database, String name) {
        Thread thread = Thread.currentThread();
        ClassLoader program = thread.getContextClassLoader();
        thread.setContextClassLoader(new NewerDefinition(program));
        try {
            return SampleInstance.start(database, name);
        } finally {
            thread.setContextClassLoader(program);
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        return super.getResource(name.equals("db/read-model/tallies.sql") ? "db/newer/tallies.sql" : name);
    }
}
