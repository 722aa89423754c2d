package org.ibasho.local.launcher;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A program that says over HTTP that it is well, or ends at once with the exit code that it is given. */
final class StubProgram {

    private StubProgram() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments[1].startsWith("exit")) {
            System.exit(Integer.parseInt(arguments[1].substring("exit".length())));
        }
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), Integer.parseInt(arguments[0]));
        HttpServer server = HttpServer.create(address, 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }
}
