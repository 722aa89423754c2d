package org.ibasho.local.launcher;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ibasho.local.launcher.console.Console;
import org.ibasho.local.launcher.run.PrivateFile;
import org.ibasho.local.launcher.run.RunFolder;
import org.ibasho.local.launcher.supervision.Component;
import org.ibasho.local.launcher.supervision.ComponentListener;
import org.ibasho.local.launcher.supervision.Memory;
import org.ibasho.local.launcher.supervision.Supervisor;
import org.ibasho.local.launcher.system.RunnableSystem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Tells what happens: to the person at the console, and to scripts in {@code endpoints.json} and the pid files. */
final class ProgressReport implements ComponentListener {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final RunnableSystem system;
    private final RunFolder folder;
    private final Console console;
    private @Nullable Supervisor supervisor;

    ProgressReport(RunnableSystem system, RunFolder folder, Console console) {
        this.system = system;
        this.folder = folder;
        this.console = console;
    }

    /** Whose processes the reports are about. */
    void watch(Supervisor watched) {
        supervisor = watched;
    }

    @Override
    public void spawned(Component component, Process process) {
        folder.pids().record(component.name(), process.toHandle());
    }

    @Override
    public void ready(Component component, Duration taken, int count, int total) {
        console.ready(count, total, component.name(), taken);
    }

    @Override
    public void ended(Component component, int exitCode) {
        console.line("%s ended (exit code %d); starting it again.".formatted(component.name(), exitCode));
    }

    @Override
    public void readyAgain(Component component, Duration taken) {
        writeEndpoints();
        console.line("%s is ready again after %s.".formatted(component.name(), Console.seconds(taken)));
    }

    /** Everything is ready: says where, for whom, how long it took and how much memory it takes. */
    void started(Duration taken) {
        writeEndpoints();
        List<ProcessHandle> all = Stream.concat(
                        Stream.of(ProcessHandle.current()),
                        processes().values().stream().map(Process::toHandle))
                .toList();
        console.line("");
        console.table(system.addresses());
        console.line("");
        console.table(system.logins());
        console.line("");
        console.line("Ready in %s. All processes together take %d MB of memory."
                .formatted(Console.seconds(taken), Memory.mebibytesOf(all)));
        console.line("For scripts: %s. To stop: %s.".formatted(endpointsName(), howToStop()));
    }

    private String endpointsName() {
        return folder + "/endpoints.json";
    }

    private static String howToStop() {
        return Boolean.getBoolean(BackgroundRun.MARK) ? "deploy/local/down" : "Ctrl-C, or deploy/local/down";
    }

    private synchronized void writeEndpoints() {
        Map<String, Object> document = new LinkedHashMap<>(system.endpoints());
        Map<String, Object> processes = new TreeMap<>();
        system.components().forEach(component -> {
            Process process = processes().get(component.name());
            if (process != null) {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("pid", process.pid());
                component.management().ifPresent(address -> entry.put("management", address));
                processes.put(component.name(), entry);
            }
        });
        document.put("processes", processes);
        PrivateFile.write(folder.endpoints(), JSON.writeValueAsString(document));
    }

    private Map<String, Process> processes() {
        return supervisor == null ? Map.of() : supervisor.processes();
    }
}
