package org.ibasho.local.loader;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ibasho.local.loader.api.Api;
import org.ibasho.local.loader.api.Endpoints;
import org.ibasho.local.loader.api.Patience;
import org.ibasho.local.loader.api.Stopped;
import org.ibasho.local.loader.loading.YearLoad;
import org.ibasho.local.loader.reading.YearReader.Result;
import org.ibasho.local.loader.year.Span;
import org.ibasho.local.loader.year.Year;

/** What {@code deploy/local/load} runs. */
public final class Loader {

    private final Console console;
    private final Clock clock;
    private final Patience patience;

    Loader(Console console, Clock clock, Patience patience) {
        this.console = console;
        this.clock = clock;
        this.patience = patience;
    }

    public static void main(String[] arguments) {
        Console console = new Console(System.out, System.err);
        Path usualRunFolder = Path.of(System.getProperty("ibasho.root", ""), "deploy/local/run");
        System.exit(new Loader(console, Clock.system(Span.JAPAN), Patience.USUAL).run(arguments, usualRunFolder));
    }

    /** Answers the exit code: 0, 1 after a problem or a difference, 2 if the arguments cannot be understood. */
    int run(String[] arguments, Path usualRunFolder) {
        if (Arrays.asList(arguments).contains("--help")) {
            return console.help();
        }
        try {
            Options options = Options.parse(arguments, usualRunFolder);
            List<YearFile> files = YearFile.in(options.what());
            if (sayProblems(files)) {
                return console.problem("Nothing was loaded.", 1);
            }
            return options.check() ? 0 : load(files, options.runFolder());
        } catch (Options.Misunderstood misunderstood) {
            return console.problem(String.valueOf(misunderstood.getMessage()), 2);
        } catch (Stopped stopped) {
            return console.problem(stopped.sentence(), 1);
        }
    }

    /** Whether there are any. */
    private boolean sayProblems(List<YearFile> files) {
        Map<String, Path> names = new HashMap<>();
        boolean faulty = false;
        for (YearFile file : files) {
            switch (file.content()) {
                case Result.Faulty(var problems) -> {
                    problems.forEach(problem -> console.problem(file.path() + ", " + problem, 1));
                    faulty = true;
                }
                case Result.Read(Year year) -> {
                    Path other = names.putIfAbsent(year.name(), file.path());
                    if (other != null) {
                        console.problem(
                                "%s: the name %s is that of %s, too.".formatted(file.path(), year.name(), other), 1);
                        faulty = true;
                    } else {
                        console.line("%s: %s, %d gatherings, %d consultations elsewhere."
                                .formatted(
                                        file.path(),
                                        year.name(),
                                        year.gatherings().size(),
                                        year.consultations().size()));
                    }
                }
            }
        }
        return faulty;
    }

    private int load(List<YearFile> files, Path runFolder) {
        try (Api api = new Api(Endpoints.of(runFolder), patience)) {
            int exitCode = 0;
            for (YearFile file : files) {
                if (file.content() instanceof Result.Read(Year year)) {
                    exitCode = Math.max(exitCode, load(api, year));
                }
            }
            return exitCode;
        }
    }

    private int load(Api api, Year year) {
        long begun = System.nanoTime();
        List<String> differences =
                new YearLoad(api, LocalDate.now(clock.withZone(Span.JAPAN)), console::line).load(year);
        differences.forEach(difference -> console.problem(difference, 1));
        if (!differences.isEmpty()) {
            return console.problem(year.name() + " is not loaded as the file has it; the differences are above.", 1);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        console.line("%s is loaded, in %s s, and the monthly reports show it."
                .formatted(year.name(), String.format(Locale.ROOT, "%.1f", seconds)));
        return 0;
    }
}
