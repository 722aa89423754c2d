package org.ibasho.attacks.protocol;

/** How a slow client begins: what follows comes byte by byte, and never to its end. */
public enum SlowRequest {
    HEADERS("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: "),
    BODY(String.join(
            "\r\n",
            "POST /notices/mail HTTP/1.1",
            "Host: localhost",
            "Content-Length: 60000",
            "Content-Type: text/plain",
            "",
            "x")),
    CHUNKS(BODY.opening
            .replace("Content-Length: 60000", "Transfer-Encoding: chunked")
            .replaceFirst("x$", "fff\r\nx"));

    private final String opening;

    SlowRequest(String opening) {
        this.opening = opening;
    }

    /** The bytes that come at once. */
    public String opening() {
        return opening;
    }

    /** The same to another address. */
    public String openingTo(String path) {
        return opening.replace("/notices/mail", path);
    }
}
