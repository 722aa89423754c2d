package org.ibasho.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection on which a test decides itself when each byte goes. */
final class SlowClient implements AutoCloseable {

    private final Socket socket;
    private boolean broken;

    private SlowClient(Socket socket) {
        this.socket = socket;
    }

    /** Connects and sends the beginning of a request. */
    static SlowClient connect(String gateway, String beginning) {
        try {
            Socket socket = new Socket(
                    InetAddress.getLoopbackAddress(), URI.create(gateway).getPort());
            socket.setSoTimeout(50);
            SlowClient client = new SlowClient(socket);
            client.trySend(beginning);
            return client;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Sends, unless the server has closed the connection. */
    void trySend(String bytes) {
        try {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException closed) {
            broken = true;
        }
    }

    boolean hasAnswer() {
        try {
            return socket.getInputStream().available() > 0;
        } catch (IOException closed) {
            return false;
        }
    }

    /** Reads until the server closes. */
    String restOfAnswer() {
        try {
            socket.setSoTimeout(10_000);
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Reads what has come of the answer, and whether the server has closed the connection behind it. */
    boolean isClosedAfterAnswer() {
        while (hasAnswer()) {
            if (isClosedByServer()) {
                return true;
            }
        }
        return isClosedByServer();
    }

    boolean isClosedByServer() {
        try {
            return broken || socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyClosed) {
            broken = true;
        }
    }
}
