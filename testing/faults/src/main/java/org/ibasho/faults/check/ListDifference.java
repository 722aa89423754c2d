package org.ibasho.faults.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Describes how two lists of ids differ. */
final class ListDifference {

    private ListDifference() {}

    static String of(String subject, List<String> expected, List<String> found) {
        List<String> missing = new ArrayList<>(expected);
        missing.removeAll(found);
        List<String> unexpected = new ArrayList<>(found);
        unexpected.removeAll(expected);
        int duplicates = found.size() - new HashSet<>(found).size();
        String order = missing.isEmpty() && unexpected.isEmpty() && duplicates == 0 ? ", in another order" : "";
        return "%s: %d of %d; missing %s, duplicates %d, unexpected %s%s"
                .formatted(
                        subject,
                        found.size(),
                        expected.size(),
                        shortened(missing),
                        duplicates,
                        shortened(unexpected),
                        order);
    }

    private static String shortened(List<String> ids) {
        return ids.size() <= 3 ? ids.toString() : ids.subList(0, 3) + " and " + (ids.size() - 3) + " more";
    }
}
