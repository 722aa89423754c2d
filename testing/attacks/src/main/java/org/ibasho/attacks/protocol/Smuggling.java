package org.ibasho.attacks.protocol;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ibasho.attacks.http.RawConnection;
import org.ibasho.attacks.run.Attack;
import org.ibasho.attacks.run.Report;
import org.ibasho.attacks.run.Row;
import org.ibasho.attacks.system.RunningSystem;
import org.ibasho.attacks.system.Side;

/** Requests about whose end two servers could disagree, so that the rest of one becomes another person's request. */
public final class Smuggling implements Attack {

    private static final Duration SILENCE = Duration.ofSeconds(2);
    private static final String HIDDEN = "GET /nope-smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @Override
    public String name() {
        return "smuggling";
    }

    @Override
    public void run(RunningSystem system, Report report) throws IOException {
        Row lengths = report.row("two or odd lengths of a body", "400 or closed");
        Row hidden = report.row("a request hidden in the body of another", "not answered");
        Row broken = report.row("broken lines, names and chunks", "4xx, 5xx or closed");
        for (Side side : system.sides()) {
            for (Map.Entry<String, String> one : lengths().entrySet()) {
                refused(side.front(), one.getKey(), one.getValue(), lengths);
            }
            for (Map.Entry<String, String> one : hidden().entrySet()) {
                hidden(side.front(), one.getKey(), one.getValue(), hidden);
            }
            for (Map.Entry<String, String> one : broken().entrySet()) {
                refused(side.front(), one.getKey(), one.getValue(), broken);
            }
        }
        hopByHop(system, report.row("Authorization dropped by naming it in Connection", "no session of another"));
    }

    private static String post(String headers, String body) {
        return "POST /notices/mail HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n" + headers + "\r\n\r\n"
                + body;
    }

    private static Map<String, String> lengths() {
        Map<String, String> requests = new LinkedHashMap<>();
        requests.put("two lengths that differ", post("Content-Length: 5\r\nContent-Length: 6", "hello!"));
        requests.put("a list of lengths", post("Content-Length: 5, 6", "hello!"));
        requests.put("a negative length", post("Content-Length: -1", ""));
        requests.put("a length with a sign", post("Content-Length: +5", "hello"));
        requests.put("a length in hexadecimal", post("Content-Length: 0x5", "hello"));
        requests.put("a length beyond a long", post("Content-Length: 99999999999999999999", "hello"));
        requests.put("an unknown encoding", post("Transfer-Encoding: xchunked", "0\r\n\r\n"));
        requests.put("chunked before another", post("Transfer-Encoding: chunked, identity", "0\r\n\r\n"));
        requests.put("chunked twice", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", "0\r\n\r\n"));
        requests.put("a space before the colon", post("Transfer-Encoding : chunked", "0\r\n\r\n"));
        return requests;
    }

    /** The length covers all, the chunks end before the hidden request; and once the other way round. */
    private static Map<String, String> hidden() {
        String chunks = "0\r\n\r\n" + HIDDEN;
        String length = "Content-Length: " + chunks.length();
        String inAChunk = Integer.toHexString(HIDDEN.length()) + "\r\n" + HIDDEN + "\r\n0\r\n\r\n";
        Map<String, String> requests = new LinkedHashMap<>();
        requests.put("length and chunks", post(length + "\r\nTransfer-Encoding: chunked", chunks));
        requests.put("chunks and length", post("Transfer-Encoding: chunked\r\n" + length, chunks));
        requests.put("a short length and chunks", post("Content-Length: 4\r\nTransfer-Encoding: chunked", inAChunk));
        requests.put("chunks after a tab", post("Transfer-Encoding:\tchunked\r\n" + length, chunks));
        requests.put("chunks after a vertical tab", post("Transfer-Encoding: \u000bchunked\r\n" + length, chunks));
        requests.put("chunks in a folded line", post("X: y\r\n Transfer-Encoding: chunked\r\n" + length, chunks));
        requests.put("chunks after a bare LF", post("X: y\nTransfer-Encoding: chunked\r\n" + length, chunks));
        requests.put(
                "chunks in HTTP/1.0",
                post("Transfer-Encoding: chunked\r\n" + length, chunks).replace("HTTP/1.1", "HTTP/1.0"));
        return requests;
    }

    private static Map<String, String> broken() {
        Map<String, String> requests = new LinkedHashMap<>();
        requests.put("a chunk's size beyond a long", post("Transfer-Encoding: chunked", "FFFFFFFFFFFFFFFFF\r\nx\r\n"));
        requests.put("a chunk's size that is none", post("Transfer-Encoding: chunked", "xyz\r\nx\r\n0\r\n\r\n"));
        requests.put("a negative chunk", post("Transfer-Encoding: chunked", "-1\r\nx\r\n0\r\n\r\n"));
        requests.put("a NUL in a header", get("X: a\u0000b"));
        requests.put("a CR in a header", get("X: a\rEvil: b"));
        requests.put("a space in a header's name", get("X Y: z"));
        requests.put("a header without a colon", get("XYZ"));
        requests.put("no version", "GET /\r\n\r\n");
        requests.put("a version that is none", "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n");
        requests.put("two spaces in the request line", "GET /  x HTTP/1.1\r\nHost: localhost\r\n\r\n");
        requests.put("a NUL in the path", "GET /\u0000 HTTP/1.1\r\nHost: localhost\r\n\r\n");
        requests.put("a TLS greeting", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n");
        return requests;
    }

    private static String get(String header) {
        return "GET /nope HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\nConnection: close\r\n\r\n";
    }

    private static void refused(URI address, String what, String request, Row row) throws IOException {
        List<Integer> statuses = RawConnection.statuses(RawConnection.exchange(address, request, SILENCE));
        boolean held = statuses.isEmpty() || statuses.getFirst() >= 400;
        row.came(what, statuses.isEmpty() ? "closed" : statuses.getFirst().toString(), held && statuses.size() <= 1);
    }

    private static void hidden(URI address, String what, String request, Row row) throws IOException {
        List<Integer> statuses = RawConnection.statuses(RawConnection.exchange(address, request, SILENCE));
        row.came(what, statuses.size() <= 1 ? "not answered" : "answers " + statuses, statuses.size() <= 1);
    }

    /** A gateway that forwards what is left would ask the service as somebody else, or as nobody. */
    private static void hopByHop(RunningSystem system, Row row) throws IOException {
        String token = system.token(system.npo(), "city-officer");
        String request = "GET /api/staff HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                + "\r\nConnection: close, Authorization, X-Forwarded-Host\r\n\r\n";
        List<Integer> statuses =
                RawConnection.statuses(RawConnection.exchange(system.npo().front(), request, SILENCE));
        boolean held = statuses.size() == 1 && (statuses.getFirst() == 403 || statuses.getFirst() == 401);
        row.came("/api/staff", statuses.toString(), held);
    }
}
