package org.ibasho.gateway.body;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import org.ibasho.web.page.Viewer;
import org.ibasho.web.problem.BodyTooLarge;
import org.ibasho.web.problem.SecurityProblems;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads a body whole before the request is forwarded. Until then the caller holds its own connection and the bytes that
 * it has sent, and none of the connections to a service, of which there are few. It runs after the security filters, so
 * that the body of a refused request is never read.
 */
final class BodyReadingFilter extends OncePerRequestFilter {

    private static final int CHUNK = 8192;

    private final BodyLimits limits;
    private final BodySpace anonymous;
    private final BodySpace signedIn;
    private final SecurityProblems problems;

    BodyReadingFilter(BodyLimits limits, SecurityProblems problems) {
        this.limits = limits;
        this.anonymous = new BodySpace(limits.anonymousTotal().toBytes());
        this.signedIn = new BodySpace(limits.signedInTotal().toBytes());
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean hasBody = request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        if (!hasBody) {
            chain.doFilter(request, response);
            return;
        }
        boolean staff = Viewer.of(SecurityContextHolder.getContext().getAuthentication())
                .signedIn();
        Reading reading = staff
                ? new Reading(signedIn, Long.MAX_VALUE)
                : new Reading(anonymous, limits.anonymous().toBytes());
        try {
            @Nullable HttpStatus refusal = reading.readFrom(request);
            if (refusal == null) {
                chain.doFilter(new ReadBody(request, reading.bytes.toByteArray()), response);
            } else {
                refuse(request, response, refusal);
            }
        } finally {
            reading.close();
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, HttpStatus status)
            throws IOException {
        response.setHeader(HttpHeaders.CONNECTION, "close");
        String code = switch (status) {
            case CONTENT_TOO_LARGE -> "body-too-large";
            case REQUEST_TIMEOUT -> "request-timeout";
            case SERVICE_UNAVAILABLE -> "temporarily-unavailable";
            default -> "malformed-request";
        };
        problems.write(request, response, status, code);
    }

    /** One body while it arrives, and its share of the space. */
    private static final class Reading implements AutoCloseable {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final BodySpace space;
        private final long limit;

        Reading(BodySpace space, long limit) {
            this.space = space;
            this.limit = limit;
        }

        /** Null if the whole body is there, otherwise the status of the refusal. */
        @Nullable
        HttpStatus readFrom(HttpServletRequest request) {
            byte[] chunk = new byte[CHUNK];
            try {
                InputStream body = request.getInputStream();
                for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
                    if (bytes.size() + read > limit) {
                        return HttpStatus.CONTENT_TOO_LARGE;
                    }
                    if (!space.take(read)) {
                        return HttpStatus.SERVICE_UNAVAILABLE;
                    }
                    bytes.write(chunk, 0, read);
                }
                return null;
            } catch (IOException broken) {
                return switch (NestedExceptionUtils.getMostSpecificCause(broken)) {
                    case BodyTooLarge tooLarge -> HttpStatus.CONTENT_TOO_LARGE;
                    case SocketTimeoutException tooSlow -> HttpStatus.REQUEST_TIMEOUT;
                    default -> HttpStatus.BAD_REQUEST;
                };
            }
        }

        @Override
        public void close() {
            space.release(bytes.size());
        }
    }
}
