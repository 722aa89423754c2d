package org.ibasho.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;

/** The model attributes of the layout for error pages, which have no controller. */
@FunctionalInterface
public interface Layout {

    /** The layout's attributes by name. */
    Map<String, Object> attributes(HttpServletRequest request);
}
