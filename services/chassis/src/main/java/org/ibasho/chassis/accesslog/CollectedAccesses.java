package org.ibasho.chassis.accesslog;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The accesses of one answer: one for each person and kind of record, with all fields and the first purpose. */
final class CollectedAccesses {

    private final Map<Key, Access> accesses = new LinkedHashMap<>();

    private record Key(String subject, String record) {}

    CollectedAccesses add(Collection<Access> more) {
        for (Access access : more) {
            accesses.merge(
                    new Key(access.subject(), access.record()), access, (known, other) -> known.with(other.fields()));
        }
        return this;
    }

    List<Access> all() {
        return List.copyOf(accesses.values());
    }
}
