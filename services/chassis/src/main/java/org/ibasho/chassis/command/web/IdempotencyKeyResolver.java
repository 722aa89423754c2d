package org.ibasho.chassis.command.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads the key from the header {@code Idempotency-Key}, or, for a page's form, from its hidden field. */
final class IdempotencyKeyResolver implements HandlerMethodArgumentResolver {

    private static final int LONGEST = 100;

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IdempotencyKey.class;
    }

    @Override
    public IdempotencyKey resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        String header = request.getHeader("Idempotency-Key");
        String value = header == null ? request.getParameter("idempotencyKey") : header;
        if (value == null) {
            return IdempotencyKey.none();
        }
        if (value.isBlank() || value.length() > LONGEST) {
            throw new InputRejected(Fault.of("idempotency-key-invalid"));
        }
        return new IdempotencyKey(scope(request), value);
    }

    private static String scope(NativeWebRequest request) {
        HttpServletRequest http = request.getNativeRequest(HttpServletRequest.class);
        Principal caller = request.getUserPrincipal();
        return (caller == null ? "" : caller.getName())
                + ' '
                + (http == null ? HttpMethod.POST : http.getMethod() + ' ' + http.getRequestURI());
    }
}
