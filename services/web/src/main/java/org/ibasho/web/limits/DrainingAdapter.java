package org.ibasho.web.limits;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.apache.tomcat.util.net.SocketEvent;

/**
 * Reads what nobody has read of a body, after the answer and within the limits on slow clients. Tomcat would do so
 * later, and wait for each byte anew: a client whose request was refused at once could keep its connection for hours.
 *
 * @param most how many bytes are read; negative for any number, as Tomcat counts
 */
record DrainingAdapter(Adapter adapter, long most) implements Adapter {

    @Override
    public void service(Request request, Response response) throws Exception {
        adapter.service(request, response);
        boolean isOver = is(request, ActionCode.IS_ERROR) || is(request, ActionCode.ASYNC_IS_ASYNC);
        if (!isOver && !request.hasExpectation() && !isRead(request)) {
            request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    private static boolean is(Request request, ActionCode question) {
        AtomicBoolean answer = new AtomicBoolean();
        request.action(question, answer);
        return answer.get();
    }

    /** Reads to the end of the body; false if it comes too slowly or is too large. */
    private boolean isRead(Request request) {
        Thrown rest = new Thrown();
        try {
            long bytes = 0;
            for (int read = request.doRead(rest); read >= 0; read = request.doRead(rest)) {
                bytes += read;
                if (most >= 0 && bytes > most) {
                    return false;
                }
            }
            return true;
        } catch (IOException tooSlowOrGone) {
            return false;
        }
    }

    @Override
    public boolean prepare(Request request, Response response) throws Exception {
        return adapter.prepare(request, response);
    }

    @Override
    public boolean asyncDispatch(Request request, Response response, SocketEvent event) throws Exception {
        return adapter.asyncDispatch(request, response, event);
    }

    @Override
    public void log(Request request, Response response, long time) {
        adapter.log(request, response, time);
    }

    @Override
    public void checkRecycled(Request request, Response response) {
        adapter.checkRecycled(request, response);
    }

    @Override
    public String getDomain() {
        return adapter.getDomain();
    }

    /** Takes the bytes that are thrown away. */
    private static final class Thrown implements ApplicationBufferHandler {

        private ByteBuffer bytes = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            bytes = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return bytes;
        }

        @Override
        public void expand(int size) {
            // Tomcat hands out its own buffer
        }
    }
}
