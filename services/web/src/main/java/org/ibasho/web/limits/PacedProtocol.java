package org.ibasho.web.limits;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import org.apache.coyote.Adapter;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Processor;
import org.apache.coyote.Request;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 with limits on slow clients. Tomcat itself limits only the time between two bytes, so that a client which
 * sends a byte every few seconds keeps a request open for hours.
 *
 * <p>Public with a public constructor, because Tomcat creates it by its name.
 */
public final class PacedProtocol extends Http11NioProtocol {

    private @Nullable Pace pace;

    /** For Tomcat. */
    public PacedProtocol() {
        this(new CountingEndpoint());
    }

    private PacedProtocol(CountingEndpoint endpoint) {
        super(endpoint);
    }

    /** The limits, set before the first connection. */
    void setPace(Pace limits) {
        pace = limits;
        ((CountingEndpoint) getEndpoint()).clients = new ClientConnections(limits.connectionsPerClient());
    }

    @Override
    protected Processor createProcessor() {
        Adapter adapter = new DrainingAdapter(getAdapter(), getMaxSwallowSize());
        return new PacedProcessor(this, adapter, Objects.requireNonNull(pace));
    }

    /** Closes a new connection of an address that has as many as it may. */
    private static final class CountingEndpoint extends NioEndpoint {

        private volatile ClientConnections clients = new ClientConnections(0);

        @Override
        protected boolean setSocketOptions(SocketChannel socket) {
            if (!clients.isAdmitted(addressOf(socket), socket)) {
                destroySocket(socket);
                return false;
            }
            return super.setSocketOptions(socket);
        }

        private static @Nullable InetAddress addressOf(SocketChannel socket) {
            try {
                return socket.getRemoteAddress() instanceof InetSocketAddress client ? client.getAddress() : null;
            } catch (IOException closed) {
                return null;
            }
        }
    }

    /** Closes a connection whose header is incomplete for too long. */
    private static final class PacedProcessor extends Http11Processor {

        private final Pace pace;
        private long incompleteSince;

        PacedProcessor(Http11NioProtocol protocol, Adapter adapter, Pace pace) {
            super(protocol, adapter);
            this.pace = pace;
            request.setInputBuffer(new PacedBody(request, request.getInputBuffer(), pace));
        }

        @Override
        public SocketState service(SocketWrapperBase<?> socket) throws IOException {
            if (incompleteSince != 0
                    && System.nanoTime() - incompleteSince > pace.headerTime().toNanos()) {
                incompleteSince = 0;
                return SocketState.CLOSED;
            }
            SocketState state = super.service(socket);
            if (state != SocketState.LONG) {
                incompleteSince = 0;
            } else if (incompleteSince == 0) {
                incompleteSince = System.nanoTime();
            }
            return state;
        }
    }

    /** Counts the bytes of a body and the time that the server has waited for them; its own work does not count. */
    private static final class PacedBody implements InputBuffer {

        private final Request request;
        private final InputBuffer body;
        private final Pace pace;
        private long begun;
        private long waited;
        private long bytes;

        PacedBody(Request request, InputBuffer body, Pace pace) {
            this.request = request;
            this.body = body;
            this.pace = pace;
        }

        @Override
        public int doRead(ApplicationBufferHandler handler) throws IOException {
            if (begun != request.getStartTimeNanos()) {
                begun = request.getStartTimeNanos();
                waited = 0;
                bytes = 0;
            }
            long start = System.nanoTime();
            int read = body.doRead(handler);
            waited += System.nanoTime() - start;
            bytes += Math.max(read, 0);
            if (read > 0 && pace.isTooSlow(bytes, waited)) {
                throw new BodyTooSlow();
            }
            return read;
        }

        @Override
        public int available() {
            return body.available();
        }
    }
}
