package org.ibasho.attacks.input;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.ibasho.attacks.http.Answer;
import org.ibasho.attacks.http.Http;
import org.ibasho.attacks.run.Attack;
import org.ibasho.attacks.run.Report;
import org.ibasho.attacks.run.Row;
import org.ibasho.attacks.system.RunningSystem;

/** Somebody who is signed in uploads small files that unpack to much more than a process has. */
public final class HostileFiles implements Attack {

    private static final Set<Integer> ANSWERED = Set.of(200, 204, 400, 413);
    private static final Duration BOUND = Duration.ofSeconds(20);

    @Override
    public String name() {
        return "hostile-files";
    }

    @Override
    public void run(RunningSystem system, Report report) {
        Http supervisor = system.npo("supervisor");
        Map<String, byte[]> pictures = HostilePictures.all();
        Map<String, byte[]> tables = HostileTables.all();
        String photo = "/api/venues/" + system.scene().venue() + "/photo";
        Row asPhotos = report.row(pictures.size() + " pictures as photo of a venue", "refused or scaled, 20 s");
        pictures.forEach((name, file) -> came(asPhotos, name, Uploads.photo(supervisor, photo, file)));
        Row asPlans = report.row(tables.size() + " workbooks and tables as plan of a year", "refused or read, 20 s");
        tables.forEach((name, file) -> came(asPlans, name, Uploads.plan(supervisor, file)));
        Row crossed = report.row("pictures as plan, tables as photo", "400 or 413");
        pictures.forEach((name, file) -> refused(crossed, name, Uploads.plan(supervisor, file)));
        tables.forEach((name, file) -> refused(crossed, name, Uploads.photo(supervisor, photo, file)));
        atOnce(supervisor, photo, pictures, tables, report);
    }

    private static void atOnce(
            Http supervisor, String photo, Map<String, byte[]> pictures, Map<String, byte[]> tables, Report report) {
        Row together = report.row("all of them at the same time", "answered, no 5xx");
        Row reader = report.row("meanwhile, a reader of the calendar", "200");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            pictures.forEach((name, file) ->
                    threads.execute(() -> answered(together, name, Uploads.photo(supervisor, photo, file))));
            tables.forEach(
                    (name, file) -> threads.execute(() -> answered(together, name, Uploads.plan(supervisor, file))));
            for (int n = 0; n < 10; n++) {
                Answer page = Http.at(supervisor.base()).get("/calendar");
                reader.came("/calendar", Integer.toString(page.status()), page.status() == 200);
            }
        }
    }

    private static void came(Row row, String name, Answer answer) {
        boolean soon = answer.taken().compareTo(BOUND) < 0;
        row.came(
                name + " after " + answer.taken().toMillis() + " ms",
                Integer.toString(answer.status()),
                soon && ANSWERED.contains(answer.status()));
    }

    private static void refused(Row row, String name, Answer answer) {
        row.came(name, Integer.toString(answer.status()), answer.status() == 400 || answer.status() == 413);
    }

    private static void answered(Row row, String name, Answer answer) {
        row.came(name, Integer.toString(answer.status()), ANSWERED.contains(answer.status()));
    }
}
