package org.ibasho.local.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.ibasho.local.demo.api.Api;
import org.ibasho.local.demo.api.Endpoints;
import org.ibasho.local.demo.api.LoadFailure;
import org.ibasho.local.demo.api.Retry;
import org.ibasho.local.demo.file.YearReader;
import org.ibasho.local.demo.file.YearReader.Result;
import org.ibasho.local.demo.load.YearLoad;
import org.ibasho.local.demo.year.Span;
import org.ibasho.local.demo.year.Year;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The program that {@code deploy/local/load} runs. */
@Command(
        name = "deploy/local/load",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Loads gatherings into the running system.",
            "A file is read as a whole first: if anything is wrong in it, nothing is loaded.",
            "It can be loaded again at any time; what is there already stays as it is."
        },
        footer = "The format is explained at the top of deploy/local/demo/reiwa8.yaml.")
public final class Loader implements Callable<Integer> {

    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock;
    private final Retry retry;

    @Parameters(paramLabel = "FILE|FOLDER", description = "a file, or a folder with files whose names end in .yaml")
    private Path files = Path.of("");

    @Option(names = "--check", description = "only see whether everything in it is right")
    private boolean check;

    @Option(names = "--run-dir", paramLabel = "DIR", description = "the run to load into, if not deploy/local/run")
    private Path runFolder = Path.of(System.getProperty("ibasho.root", ""), "deploy/local/run");

    @Option(names = "--help", usageHelp = true, description = "show this")
    @SuppressWarnings("UnusedVariable") // picocli prints the help by itself
    private boolean help;

    Loader(PrintStream out, PrintStream err, Clock clock, Retry retry) {
        this.out = out;
        this.err = err;
        this.clock = clock;
        this.retry = retry;
    }

    public static void main(String[] arguments) {
        System.exit(new Loader(System.out, System.err, Clock.system(Span.JAPAN), Retry.USUAL).run(arguments));
    }

    /** Answers the exit code: 0, 1 after a problem or a difference, 2 if the arguments cannot be understood. */
    int run(String... arguments) {
        return new CommandLine(this)
                .setParameterExceptionHandler(
                        (wrong, given) -> problem(wrong.getMessage() + "; --help shows what there is.", 2))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (failure instanceof LoadFailure) {
                        return problem(String.valueOf(failure.getMessage()), 1);
                    }
                    throw failure;
                })
                .execute(arguments);
    }

    @Override
    public Integer call() {
        Map<String, Year> years = new LinkedHashMap<>();
        boolean faulty = false;
        for (Path file : yamlFiles()) {
            switch (YearReader.read(text(file))) {
                case Result.Faulty(var problems) -> {
                    problems.forEach(problem -> problem(file + ", " + problem, 1));
                    faulty = true;
                }
                case Result.Read(Year year) -> {
                    if (years.put(year.name(), year) != null) {
                        problem("%s: another file has the name %s, too.".formatted(file, year.name()), 1);
                        faulty = true;
                    }
                    int elsewhere = year.consultations().size();
                    out.printf(
                            "%s: %s, %d gatherings, %d consultations elsewhere.%n",
                            file, year.name(), year.gatherings().size(), elsewhere);
                }
            }
        }
        if (faulty) {
            return problem("Nothing was loaded.", 1);
        }
        return check ? 0 : load(years.values().stream().toList());
    }

    private int load(List<Year> years) {
        Api api = new Api(Endpoints.of(runFolder), retry);
        return years.stream().mapToInt(year -> load(api, year)).max().orElse(0);
    }

    private int load(Api api, Year year) {
        long begun = System.nanoTime();
        List<String> differences =
                new YearLoad(api, LocalDate.now(clock.withZone(Span.JAPAN)), out::println).load(year);
        differences.forEach(difference -> problem(difference, 1));
        if (!differences.isEmpty()) {
            return problem(year.name() + " is not loaded as the file has it; the differences are above.", 1);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        out.printf(Locale.ROOT, "%s is loaded, in %.1f s, and the monthly reports show it.%n", year.name(), seconds);
        return 0;
    }

    /** The file itself, or the YAML files of a folder in the order of their names. */
    private List<Path> yamlFiles() {
        if (!Files.isDirectory(files)) {
            return List.of(files);
        }
        try (Stream<Path> inside = Files.list(files)) {
            List<Path> found = inside.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new LoadFailure("There is no file in " + files + " whose name ends in .yaml.");
            }
            return found;
        } catch (IOException unreadable) {
            throw new LoadFailure("The folder " + files + " cannot be read: see whom it belongs to.");
        }
    }

    private static String text(Path file) {
        if (!Files.exists(file)) {
            throw new LoadFailure("There is no file or folder " + file + ".");
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException notUtf8) {
            throw new LoadFailure("The file " + file + " is not written in UTF-8: save it in that encoding.");
        } catch (IOException unreadable) {
            throw new LoadFailure("The file " + file + " cannot be read: see whom it belongs to.");
        }
    }

    /** Says in a sentence what is wrong, and hands back the exit code. */
    private int problem(String sentence, int exitCode) {
        out.flush();
        err.println(sentence);
        err.flush();
        return exitCode;
    }
}
