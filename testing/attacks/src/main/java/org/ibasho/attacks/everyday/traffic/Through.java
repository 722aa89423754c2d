package org.ibasho.attacks.everyday.traffic;

import java.util.Set;
import java.util.regex.Pattern;
import org.ibasho.attacks.system.Side;

/** The processes that a request passes: a killed one excuses those requests and no others. */
final class Through {

    private static final Pattern DOOR = Pattern.compile("/door.*|/api/gatherings/[^/]+/door.*");
    private static final Pattern REPORTS = Pattern.compile("/(api/)?reports.*");
    private static final Pattern OWN = Pattern.compile("/login.*|/logout|/operations");
    private static final String GATEWAY = "gateway";

    private Through() {}

    static Set<String> of(Side side, String path) {
        if (side.name().equals("centre")) {
            return Set.of("consultation");
        }
        if (OWN.matcher(path).matches()) {
            return Set.of(GATEWAY);
        }
        if (DOOR.matcher(path).matches()) {
            return Set.of(GATEWAY, "attendance");
        }
        return Set.of(GATEWAY, REPORTS.matcher(path).matches() ? "reporting" : "scheduling");
    }
}
