package org.ibasho.attacks.everyday.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ibasho.attacks.system.NotRunning;
import org.ibasho.attacks.system.RunningSystem;

/** The processes of the run, from the files that the launcher writes whenever it starts one. */
public final class Processes {

    private final RunningSystem system;
    private final Path folder;
    private final Set<String> names;

    public Processes(RunningSystem system) {
        this.system = system;
        this.folder = system.runFolder().resolve("pids");
        this.names = system.processNames();
    }

    /** All processes that run, by name. */
    public Map<String, ProcessHandle> running() {
        Map<String, ProcessHandle> found = new TreeMap<>();
        names.forEach(name -> process(name).ifPresent(it -> found.put(name, it)));
        return found;
    }

    /** Whether everything runs and is ready. */
    public boolean areReady() {
        return names.stream().filter(name -> !name.startsWith("postgres")).allMatch(this::isReady);
    }

    /** A process that runs. */
    Optional<ProcessHandle> process(String name) {
        try {
            String pid = Files.readString(folder.resolve(name)).strip().split(" ", 2)[0];
            return ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive);
        } catch (IOException | NumberFormatException beingWritten) {
            return Optional.empty();
        }
    }

    /** Whether a process is ready; the broker is when it runs, for it has no page that says so. */
    boolean isReady(String name) {
        try {
            return process(name).isPresent() && (name.equals("kafka") || system.isReady(name));
        } catch (NotRunning beingWritten) {
            return false;
        }
    }
}
