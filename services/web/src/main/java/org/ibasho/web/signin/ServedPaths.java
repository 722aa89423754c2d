package org.ibasho.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Whether this process serves the path of a request at all; nobody is asked to log in for what does not exist. */
final class ServedPaths {

    private final ObjectProvider<HandlerMapping> mappings;

    ServedPaths(ObjectProvider<HandlerMapping> mappings) {
        this.mappings = mappings;
    }

    boolean contain(HttpServletRequest request) {
        if (!ServletRequestPathUtils.hasParsedRequestPath(request)) {
            ServletRequestPathUtils.parseAndCache(request);
        }
        return mappings.orderedStream().anyMatch(mapping -> serves(mapping, request));
    }

    private static boolean serves(HandlerMapping mapping, HttpServletRequest request) {
        try {
            return mapping.getHandler(request) != null;
        } catch (Exception otherMethodOrType) {
            return true;
        }
    }
}
