package org.ibasho.local.demo.file;

import java.util.HashMap;
import java.util.Map;

/**
 * Tells entries apart by what they say, and equal ones by counting them: so an entry keeps its id when others are added
 * or the file is put into another order.
 */
final class Ids {

    private final Map<String, Integer> counts = new HashMap<>();

    String next(String content) {
        return content + " #" + counts.merge(content, 1, Integer::sum);
    }
}
