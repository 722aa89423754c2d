package org.ibasho.attacks.access;

import java.util.List;
import java.util.stream.Stream;
import org.ibasho.attacks.http.Answer;
import org.ibasho.attacks.http.Http;
import org.ibasho.attacks.run.Attack;
import org.ibasho.attacks.run.Report;
import org.ibasho.attacks.run.Row;
import org.ibasho.attacks.system.RunningSystem;
import org.ibasho.attacks.system.Scene;

/** The public, the city officer and peer staff look for names, drafts and absences that are not for them. */
public final class Names implements Attack {

    /** What the supervisor reads if somebody on the roster can't come. */
    private static final List<String> TROUBLE = List.of("(要確認)", "その日時は来られない");

    @Override
    public String name() {
        return "names";
    }

    @Override
    public void run(RunningSystem system, Report report) {
        Scene scene = system.scene();
        Http city = both(system.npo("city-officer"));
        Http peer = both(system.npo("peer-staff"));
        Http supervisor = system.npo("supervisor").asBrowser();
        Http nobody = Http.at(system.npo().front());
        List<String> pages = staffPages(scene);
        absent(report.row("city officer: a counsellor's name", "not there"), city, pages, scene.counsellor());
        absent(report.row("city officer: a nickname of the roster", "not there"), city, pages, scene.nickname());
        absent(report.row("city officer: a draft", "not there"), city, lists(scene), scene.draft());
        refused(report.row("city officer: a draft, by its address", "404"), city, drafts(scene), 404);
        refused(report.row("city officer: roster, history, observers", "403"), city, inner(scene), 403);
        Row absences = report.row("peer staff: that a colleague can't come", "not there");
        TROUBLE.forEach(trouble -> absent(absences, peer, pages, trouble));
        Row names = report.row("without a login: counsellor and draft", "not there");
        Stream.of(scene.counsellor(), scene.draft()).forEach(word -> absent(names, nobody, publicPages(scene), word));
        refused(
                report.row("without a login: a draft, by its address", "404"),
                nobody,
                List.of("/calendar/" + scene.draft(), "/api/calendar/" + scene.draft()),
                404);
        control(report.row("control: the supervisor sees all of it", "there"), supervisor, scene);
    }

    /** Pages and the API in one list of addresses. */
    private static Http both(Http http) {
        return http.header("Accept", "text/html, application/json");
    }

    private static List<String> lists(Scene scene) {
        return scene.months().stream()
                .map(month -> "/gatherings?month=" + month)
                .toList();
    }

    private static List<String> staffPages(Scene scene) {
        return Stream.concat(
                        lists(scene).stream(),
                        Stream.of(scene.staffed(), scene.dispatched())
                                .flatMap(id -> Stream.of(
                                        "/gatherings/" + id, "/api/gatherings/" + id, "/gatherings/" + id + "/roster")))
                .toList();
    }

    private static List<String> drafts(Scene scene) {
        return List.of("/gatherings/" + scene.draft(), "/api/gatherings/" + scene.draft());
    }

    private static List<String> inner(Scene scene) {
        return List.of(
                "/gatherings/" + scene.staffed() + "/roster",
                "/api/gatherings/" + scene.staffed() + "/roster",
                "/api/gatherings/" + scene.staffed() + "/history",
                "/gatherings/" + scene.staffed() + "/observers",
                "/gatherings/" + scene.staffed() + "/revision");
    }

    private static List<String> publicPages(Scene scene) {
        Stream<String> months = scene.months().stream()
                .flatMap(month -> Stream.of("/calendar/" + month, "/calendar/" + month + "/print"));
        Stream<String> gatherings = Stream.of(scene.staffed(), scene.dispatched())
                .flatMap(id -> Stream.of(
                        "/calendar/" + id,
                        "/calendar/" + id + ".ics",
                        "/api/calendar/" + id,
                        "/api/calendar/" + id + "/visit"));
        Stream<String> lists = Stream.of("/", "/calendar.ics", "/calendar.atom", scene.publicList());
        return Stream.of(months, gatherings, lists).flatMap(all -> all).toList();
    }

    /** A page that is refused holds, too; a page of which nothing came does not. */
    private static void absent(Row row, Http http, List<String> paths, String word) {
        for (String path : paths) {
            Answer answer = http.get(path);
            boolean there = answer.body().contains(word);
            boolean came = answer.status() == 200 || answer.status() == 403 || answer.status() == 404;
            row.came(path, !came ? answer.summary() : there ? word : "not there", came && !there);
        }
    }

    private static void refused(Row row, Http http, List<String> paths, int status) {
        for (String path : paths) {
            Answer answer = http.get(path);
            row.came(path, Integer.toString(answer.status()), answer.status() == status);
        }
    }

    /** Otherwise all of the above would hold on empty pages. */
    private static void control(Row row, Http supervisor, Scene scene) {
        present(row, supervisor, "/gatherings/" + scene.dispatched(), scene.counsellor());
        present(row, supervisor, "/gatherings/" + scene.staffed(), scene.nickname());
        present(row, supervisor, "/gatherings/" + scene.staffed(), TROUBLE.getFirst());
        present(row, supervisor, "/gatherings/" + scene.staffed() + "/roster", TROUBLE.getLast());
        present(row, supervisor, "/gatherings/" + scene.draft(), scene.theme());
    }

    private static void present(Row row, Http http, String path, String word) {
        boolean there = http.get(path).body().contains(word);
        row.came(path, there ? "there" : "not there: " + word, there);
    }
}
