package org.ibasho.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;

/** What the layout of every page needs, also where no controller has put it into the model: when something went wrong. */
@FunctionalInterface
public interface Layout {

    /** The layout's attributes by name. */
    Map<String, Object> attributes(HttpServletRequest request);
}
