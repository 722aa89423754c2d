package org.ibasho.consultation.consultation.register;

import java.util.Collection;
import java.util.List;
import org.ibasho.chassis.accesslog.Access;
import org.ibasho.chassis.accesslog.AccessLog;
import org.springframework.stereotype.Component;

/**
 * Logs which consultations an answer is about to show. A record names nobody, and yet it is about somebody: the centre
 * has to know its readers.
 */
@Component
public class RegisterReads {

    /** The kind of record in the access log. */
    public static final String RECORD = "consultation";

    private static final List<String> FIELDS = List.of("channel", "relationship", "ageBand", "purposes");
    private static final String PURPOSE = "register";

    private final AccessLog log;

    RegisterReads(AccessLog log) {
        this.log = log;
    }

    /** Logs that these consultations are shown. */
    public void shown(Collection<RegisterEntry> entries) {
        log.shown(entries.stream()
                .map(entry -> new Access(entry.id(), RECORD, FIELDS, PURPOSE))
                .toList());
    }
}
