package org.ibasho.faults.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Says how two lists of ids differ, in few words. */
final class Difference {

    private Difference() {}

    static String of(String subject, List<String> expected, List<String> found) {
        List<String> missing = new ArrayList<>(expected);
        missing.removeAll(found);
        List<String> strange = new ArrayList<>(found);
        strange.removeAll(expected);
        int doubled = found.size() - new HashSet<>(found).size();
        String order = missing.isEmpty() && strange.isEmpty() && doubled == 0 ? ", in another order" : "";
        return "%s: %d of %d; missing %s, doubled %d, strange %s%s"
                .formatted(
                        subject, found.size(), expected.size(), shortened(missing), doubled, shortened(strange), order);
    }

    private static String shortened(List<String> ids) {
        return ids.size() <= 3 ? ids.toString() : ids.subList(0, 3) + " and " + (ids.size() - 3) + " more";
    }
}
