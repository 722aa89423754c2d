package org.ibasho.attacks.input;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ibasho.attacks.http.Answer;
import org.ibasho.attacks.http.Form;
import org.ibasho.attacks.http.Http;
import org.ibasho.attacks.http.Multipart;
import org.ibasho.attacks.run.Attack;
import org.ibasho.attacks.run.Report;
import org.ibasho.attacks.run.Row;
import org.ibasho.attacks.system.RunningSystem;
import org.ibasho.attacks.system.Scene;

/** Characters that a database, a feed or a printed page cannot have, in every text that the system reads. */
public final class ControlCharacters implements Attack {

    private static final List<String> CHARACTERS = List.of("\0", "\u0001", "\u001b", "\u0085", "\ud800", "\uffff");
    private static final List<String> IN_FORMS = List.of("\0", "\u0001", "\u0085");
    private static final String COLUMNS = "日付,はじまり,おわり,会の種類,テーマ,会場,市町村,参加の方法";

    @Override
    public String name() {
        return "control-characters";
    }

    @Override
    public void run(RunningSystem system, Report report) {
        Scene scene = system.scene();
        Texts texts = new Texts(scene);
        Row bodies = report.row("NUL, C0, C1 and others in each text of each API", "400, the field named");
        texts.bodies().forEach(body -> inBody(system, body, bodies));
        Row forms = report.row("NUL, C0 and C1 in each text of each form", "400, the field named");
        texts.pages().forEach(page -> inForm(system, page, forms));
        Row parameters = report.row("the same in parameters of addresses", "400, the field named");
        texts.parameters().forEach(parameter -> inParameter(system, parameter, parameters));
        Row paths = report.row("the same in paths", "400 or 404");
        inPaths(system, paths);
        Row files = report.row("the same in each column of a plan's file", "a flaw of that column");
        inFiles(system, files);
        photo(system, scene, report.row("the same in the text of a photo", "400, the field named"));
        Row shown = report.row("afterwards: calendar, feeds, print, PDF", "200");
        for (String path : shown(scene)) {
            Answer answer = Http.at(system.npo().front()).get(path);
            shown.came(path, Integer.toString(answer.status()), answer.status() == 200);
        }
    }

    private static Http as(RunningSystem system, String role) {
        if (role.isEmpty()) {
            return Http.at(system.npo().front());
        }
        return role.startsWith("centre/") ? system.centre(role.substring("centre/".length())) : system.npo(role);
    }

    private static void inBody(RunningSystem system, Texts.Body body, Row row) {
        Http http = as(system, body.role());
        for (String character : CHARACTERS) {
            for (PoisonedJson poisoned : PoisonedJson.of(body.json(), character)) {
                named(row, body.path(), poisoned.field(), http.json(body.path(), poisoned.body()));
            }
        }
    }

    private static void inForm(RunningSystem system, Texts.Page page, Row row) {
        Http http = as(system, page.role());
        for (String character : IN_FORMS) {
            for (String text : page.texts()) {
                Map<String, String> fields = new LinkedHashMap<>(page.fields());
                fields.merge(text, character, (before, more) -> before.charAt(0) + more + before.substring(1));
                named(row, page.path(), text, http.form(page.path(), Form.of(fields)));
            }
        }
    }

    private static void inParameter(RunningSystem system, Texts.Parameter parameter, Row row) {
        for (String character : IN_FORMS) {
            String before = parameter.path().contains("?") ? "&" : "?";
            String path = parameter.path() + before + parameter.field() + "=" + Form.encode("a" + character + "b");
            named(row, path, parameter.field(), as(system, parameter.role()).get(path));
        }
    }

    /** A problem document names the field, and a page has its sentence beside the field. */
    private static void named(Row row, String path, String field, Answer answer) {
        boolean named = answer.field().equals(field) || answer.body().contains("id=\"" + field + "-error");
        boolean held = answer.status() == 400 && named;
        row.came(
                path + " " + field,
                held ? "400, the field named" : answer.summary() + (named ? "" : ", not named"),
                held);
    }

    private static void inPaths(RunningSystem system, Row row) {
        for (String path : List.of(
                "/about/a%01b",
                "/about/a%00b",
                "/notices/confirm/a%01b",
                "/notices/stop/a%C2%85b",
                "/calendar/%01",
                "/api/calendar/%01")) {
            Answer answer = Http.at(system.npo().front()).get(path);
            row.came(path, answer, answer.status() == 400 || answer.status() == 404);
        }
    }

    private static void inFiles(RunningSystem system, Row row) {
        String[] good = {"2028-05-01", "13:30", "16:00", "通常例会", "春の会", "会館", "札幌市", "会場"};
        for (String character : IN_FORMS) {
            for (int column = 0; column < good.length; column++) {
                String[] cells = good.clone();
                cells[column] = cells[column].charAt(0) + character + cells[column].substring(1);
                byte[] file = (COLUMNS + "\n" + String.join(",", cells) + "\n").getBytes(StandardCharsets.UTF_8);
                byte[] form = new Multipart()
                        .file("file", "plan.csv", "text/csv", file)
                        .bytes();
                Answer answer = system.npo("supervisor").post("/api/plans/preview", Multipart.TYPE, form);
                boolean flaw = answer.status() == 200
                        && answer.json().path("refused").asInt() == 1
                        && answer.body().contains("control-character");
                boolean held = flaw || answer.status() == 400;
                row.came("column " + (column + 1), held ? "a flaw of that column" : answer.summary(), held);
            }
        }
    }

    private static void photo(RunningSystem system, Scene scene, Row row) {
        for (String character : IN_FORMS) {
            byte[] form = new Multipart()
                    .field("alternative", "入" + character + "口")
                    .file("photo", "photo.png", "image/png", new byte[] {1})
                    .bytes();
            String path = "/api/venues/" + scene.venue() + "/photo";
            named(row, path, "alternative", system.npo("supervisor").post(path, Multipart.TYPE, form));
        }
    }

    private static List<String> shown(Scene scene) {
        String month = scene.months().getFirst();
        return List.of(
                "/calendar",
                "/calendar/" + month,
                "/calendar/" + month + "/print",
                "/calendar/" + month + ".pdf",
                "/calendar.ics",
                "/calendar.atom",
                scene.publicList());
    }
}
