package org.ibasho.scheduling.calendar.feed.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.ibasho.testing.Api;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.ibasho.time.Tokyo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An independent calendar program (khal) imports the feed, and again after a change. */
@ServiceTest
class KhalReadsItTest {

    private final LocalDate day = LocalDate.now(Tokyo.ZONE).plusDays(50);
    private final LocalDate later = day.plusDays(3);

    @LocalServerPort
    private int port;

    @TempDir
    private Path home = Path.of("");

    @BeforeAll
    static void khalIsThere() {
        boolean found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "khal")));
        assumeTrue(found || System.getenv("CI") != null, "skipped: khal is not installed (Debian package khal)");
    }

    @Test
    void moved_gatherings_have_their_new_time_and_cancelled_ones_are_marked() throws Exception {
        Planner planner = new Planner(Api.at(port).with(Realm.of("npo").token("supervisor")));
        String town = "町" + UUID.randomUUID().toString().substring(0, 8);
        String moved = planner.published("REGULAR", "SANGO", day.toString(), town);
        String cancelled = planner.published("OUTING", "SANGO", day.toString(), town);
        String untouched = planner.published("BEGINNERS", "SANGO", day.toString(), town);
        configure();

        subscribe(town);
        assertThat(listed())
                .containsExactlyInAnyOrder(
                        line(moved, day, "会", "CONFIRMED"),
                        line(cancelled, day, "会", "CONFIRMED"),
                        line(untouched, day, "会", "CONFIRMED"));

        planner.move(moved, later.toString());
        planner.cancel(cancelled);
        subscribe(town);
        assertThat(listed())
                .containsExactlyInAnyOrder(
                        line(moved, later, "会", "CONFIRMED"),
                        line(cancelled, day, "【中止】会", "CANCELLED"),
                        line(untouched, day, "会", "CONFIRMED"));
    }

    private static String line(String id, LocalDate on, String title, String status) {
        return "%s@ibasho|%s 13:30|16:00|%s|%s".formatted(id, on, title, status);
    }

    private void configure() throws IOException {
        Files.writeString(home.resolve("config"), """
                [calendars]
                [[feed]]
                path = %1$s/feed
                [sqlite]
                path = %1$s/khal.db
                [locale]
                local_timezone = Asia/Tokyo
                default_timezone = Asia/Tokyo
                timeformat = %%H:%%M
                dateformat = %%Y-%%m-%%d
                longdateformat = %%Y-%%m-%%d
                datetimeformat = %%Y-%%m-%%d %%H:%%M
                longdatetimeformat = %%Y-%%m-%%d %%H:%%M
                """.formatted(home));
        Files.createDirectories(home.resolve("feed"));
    }

    private void subscribe(String town) throws IOException, InterruptedException {
        String address = "/calendar.ics?town=" + java.net.URLEncoder.encode(town, StandardCharsets.UTF_8);
        Path feed = home.resolve("feed.ics");
        Files.writeString(feed, Api.at(port).get(address).body());
        khal("import", "--batch", "-a", "feed", feed.toString());
    }

    private List<String> listed() throws IOException, InterruptedException {
        String format = "{uid}|{start-long}|{end-time}|{title}|{status}";
        return khal(
                "list",
                "--day-format",
                "",
                "--format",
                format,
                day.toString(),
                day.plusDays(10).toString());
    }

    private List<String> khal(String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of("khal", "-c", home.resolve("config").toString()), Arrays.stream(arguments))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("HOME", home.toString());
        Process khal = builder.start();
        String said = new String(khal.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(khal.waitFor()).as(said).isZero();
        return said.lines()
                .filter(line -> line.contains("@ibasho"))
                .map(String::strip)
                .toList();
    }
}
