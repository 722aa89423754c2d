package org.ibasho.gateway.route;

import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerResponse;

/** Removes headers of a service's answer that must not leave: cookies, and details of the server. */
@Component
class ReturningHeaders implements ResponseHttpHeadersFilter, Ordered {

    @Override
    public HttpHeaders apply(HttpHeaders fromService, ServerResponse answer) {
        HttpHeaders returning = new HttpHeaders();
        returning.putAll(fromService);
        returning.remove(HttpHeaders.SET_COOKIE);
        returning.remove(HttpHeaders.SERVER);
        returning.remove("X-Powered-By");
        return returning;
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
