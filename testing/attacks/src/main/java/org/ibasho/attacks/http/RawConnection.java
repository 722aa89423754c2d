package org.ibasho.attacks.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A connection on which the attacker decides about every byte. */
public final class RawConnection implements AutoCloseable {

    private static final int CONNECT_MS = 5_000;
    private static final int PEEK_MS = 1;
    private static final int LONGEST_STATUS = 64;
    private static final int MOST_READ = 4 * 1024 * 1024;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})");

    private final Socket socket;
    private final StringBuilder ending = new StringBuilder();
    private boolean broken;

    private RawConnection(Socket socket) {
        this.socket = socket;
    }

    public static RawConnection open(URI address) throws IOException {
        return open(address, null);
    }

    /** @param from another loopback address of this machine, as if somebody else connected; null for the usual one */
    public static RawConnection open(URI address, @Nullable InetAddress from) throws IOException {
        return open(address, from, 0);
    }

    /** A connection with as little room for an answer as the system allows. */
    public static RawConnection openNarrow(URI address) throws IOException {
        return open(address, null, 1);
    }

    private static RawConnection open(URI address, @Nullable InetAddress from, int room) throws IOException {
        Socket socket = new Socket();
        try {
            if (room > 0) {
                socket.setReceiveBufferSize(room);
            }
            if (from != null) {
                socket.bind(new InetSocketAddress(from, 0));
            }
            socket.connect(Loopback.of(address), CONNECT_MS);
            return new RawConnection(socket);
        } catch (IOException failure) {
            socket.close();
            throw failure;
        }
    }

    /** Sends bytes and reads all that comes until the server closes or says nothing more for the given time. */
    public static String exchange(URI address, String request, Duration silence) throws IOException {
        try (RawConnection connection = open(address)) {
            connection.send(request);
            return connection.read(silence);
        }
    }

    /** The status of each answer in what was read. */
    public static List<Integer> statuses(String read) {
        return STATUS.matcher(read)
                .results()
                .map((MatchResult found) -> Integer.valueOf(found.group(1)))
                .toList();
    }

    /** Sends, unless the server has closed the connection. Each character is a byte. */
    public void send(String bytes) {
        try {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        } catch (IOException closed) {
            broken = true;
        }
    }

    /** Reads until the server closes, or says nothing for the given time. */
    public String read(Duration silence) {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            socket.setSoTimeout((int) silence.toMillis());
            InputStream in = socket.getInputStream();
            byte[] chunk = new byte[8192];
            for (int count = in.read(chunk); count >= 0 && read.size() < MOST_READ; count = in.read(chunk)) {
                read.write(chunk, 0, count);
            }
        } catch (IOException silentOrReset) {
            // what came until then is the answer
            return read.toString(StandardCharsets.UTF_8);
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    /** The status of the answer before the server closed the connection; 0 if there was none. */
    public int finalStatus() {
        return statuses(ending.toString()).stream().findFirst().orElse(0);
    }

    /** Whether the server has closed the connection, or answered and closed it. Of the answer, the status is kept. */
    public boolean isClosed() {
        if (broken) {
            return true;
        }
        try {
            socket.setSoTimeout(PEEK_MS);
            InputStream in = socket.getInputStream();
            byte[] chunk = new byte[8192];
            int count = in.read(chunk);
            while (count > 0) {
                ending.append(new String(chunk, 0, Math.min(count, LONGEST_STATUS), StandardCharsets.ISO_8859_1));
                ending.setLength(Math.min(ending.length(), LONGEST_STATUS));
                count = in.read(chunk);
            }
            broken = true;
            return true;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            broken = true;
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
