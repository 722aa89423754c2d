package org.ibasho.attacks.input;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ibasho.attacks.http.Answer;
import org.ibasho.attacks.http.Http;
import org.ibasho.attacks.http.Multipart;
import org.ibasho.attacks.run.Attack;
import org.ibasho.attacks.run.Report;
import org.ibasho.attacks.run.Row;
import org.ibasho.attacks.system.RunningSystem;

/** Bodies that are too large, nested too deeply, or not what their type says. */
public final class Bodies implements Attack {

    private static final int MEGABYTE = 1024 * 1024;

    @Override
    public String name() {
        return "bodies";
    }

    @Override
    public void run(RunningSystem system, Report report) {
        Http supervisor = system.npo("supervisor");
        Http nobody = Http.at(system.npo().front());
        Http counsellor = system.centre("counsellor");
        byte[] form = bytes("theme=" + "x".repeat(3 * MEGABYTE));
        Row large = report.row("a form of 3 MB, chunked and whole", "413 body-too-large");
        came(large, supervisor.chunked("/gatherings", Http.FORM, form), 413, "body-too-large");
        came(large, supervisor.post("/gatherings", Http.FORM, form), 413, "body-too-large");
        came(large, counsellor.chunked("/consultations", Http.FORM, form), 413, "body-too-large");
        came(large, counsellor.post("/consultations", Http.FORM, form), 413, "body-too-large");
        Row anonymous = report.row("70 kB without a login", "413 body-too-large");
        byte[] some = bytes("address=" + "x".repeat(70_000));
        came(anonymous, nobody.post("/notices/mail", Http.FORM, some), 413, "body-too-large");
        came(anonymous, nobody.chunked("/notices/mail", Http.FORM, some), 413, "body-too-large");
        String venue = "/venues/" + system.scene().venue() + "/photo";
        Row parts = report.row("a photo that is no form of several parts", "400 malformed, 415 (API)");
        came(parts, supervisor.post(venue, "application/octet-stream", new byte[] {1}), 400, "malformed-request");
        came(parts, supervisor.post("/api" + venue, "image/png", new byte[] {1}), 415, "unsupported-media-type");
        Row odd = report.row("nested, huge, doubled, of the wrong type or form", "4xx, no change");
        odd(system).forEach((what, answer) -> odd.came(what, answer, answer.status() / 100 == 4));
    }

    private static Map<String, Answer> odd(RunningSystem system) {
        Http supervisor = system.npo("supervisor");
        String venue = "/api/venues/" + system.scene().venue() + "/photo";
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (String path : List.of("/api/gatherings", "/api/series", "/api/staff")) {
            answers.put(path + " nested", supervisor.json(path, "[".repeat(100_000)));
            answers.put(path + " objects", supervisor.json(path, "{\"venue\":".repeat(50_000)));
            answers.put(path + " number", supervisor.json(path, "{\"seat\": 1E1000000000, \"first\": 1E1000000000}"));
            answers.put(path + " digits", supervisor.json(path, "{\"first\": " + "9".repeat(500_000) + "}"));
            answers.put(path + " text", supervisor.json(path, "{\"theme\": \"" + "x".repeat(900_000) + "\"}"));
            answers.put(path + " xml", supervisor.post(path, "application/xml", bytes("<a/>")));
            answers.put(path + " plain", supervisor.post(path, "text/plain", bytes("{}")));
            answers.put(
                    path + " gzip",
                    supervisor.header("Content-Encoding", "gzip").json(path, "x"));
            answers.put(path + " UTF-16", supervisor.post(path, Http.JSON + ";charset=UTF-16", bytes("{}")));
            answers.put(path + " java", supervisor.post(path, "application/x-java-serialized-object", bytes("x")));
        }
        answers.put("100,000 parameters", supervisor.form("/gatherings", "a=1&".repeat(100_000)));
        answers.put("odd percents", supervisor.form("/gatherings", "theme=%zz%"));
        Multipart many = new Multipart();
        for (int n = 0; n < 2_000; n++) {
            many.field("f" + n, "x");
        }
        answers.put("2,000 parts", supervisor.post(venue, Multipart.TYPE, many.bytes()));
        answers.put("no end", supervisor.post(venue, Multipart.TYPE, bytes("--ibasho-attacks-boundary\r\n")));
        answers.put("no boundary", supervisor.post(venue, "multipart/form-data", bytes("x")));
        return answers;
    }

    private static void came(Row row, Answer answer, int status, String code) {
        row.came(code, answer, answer.status() == status && answer.code().equals(code));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
