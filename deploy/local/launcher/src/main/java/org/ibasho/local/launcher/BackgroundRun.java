package org.ibasho.local.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ibasho.local.launcher.console.Console;
import org.ibasho.local.launcher.run.LaunchFailure;
import org.ibasho.local.launcher.run.PrivateFile;
import org.ibasho.local.launcher.run.RunFolder;

/** Runs the same command in the background, shows what it says, and returns when it is ready or has failed. */
record BackgroundRun(RunFolder folder, Console console, Class<?> main) {

    /** Tells the process in the background that it is there. */
    static final String MARK = "ibasho.detached";

    private static final long POLL_MILLIS = 100;

    int run(String[] arguments) {
        try {
            Path said = folder.console();
            PrivateFile.remove(folder.ready());
            PrivateFile.write(said, "");
            Process background = new ProcessBuilder(command(arguments))
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()))
                    .start();
            Thread both = Thread.ofPlatform().unstarted(background::destroy);
            Runtime.getRuntime().addShutdownHook(both);
            int exitCode = follow(background, said);
            Runtime.getRuntime().removeShutdownHook(both);
            return exitCode;
        } catch (IOException failure) {
            throw LaunchFailure.of("The background process cannot be started: " + failure.getMessage() + ".");
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private int follow(Process background, Path said) throws IOException, InterruptedException {
        try (RandomAccessFile text = new RandomAccessFile(said.toFile(), "r")) {
            while (true) {
                boolean ended = background.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
                boolean ready = Files.exists(folder.ready());
                show(text);
                if (ended) {
                    return background.exitValue();
                }
                if (ready) {
                    return Integer.parseInt(Files.readString(folder.ready()).strip());
                }
            }
        }
    }

    private void show(RandomAccessFile text) throws IOException {
        byte[] added = new byte[(int) (text.length() - text.getFilePointer())];
        text.readFully(added);
        console.text(new String(added, StandardCharsets.UTF_8));
    }

    /** A session of its own, where the system has the program for it: closing the terminal ends nothing then. */
    private List<String> command(String[] arguments) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("/usr/bin/setsid");
        }
        command.add("nohup");
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-D" + MARK + "=true", "-classpath", System.getProperty("java.class.path", "")));
        command.add(main.getName());
        Stream.of(arguments).filter(word -> !word.equals("--detach")).forEach(command::add);
        return command;
    }
}
