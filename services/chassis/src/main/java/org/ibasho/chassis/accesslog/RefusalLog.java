package org.ibasho.chassis.accesslog;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.ibasho.chassis.accesslog.entry.AccessLogUnavailable;
import org.ibasho.chassis.keystore.KeyStoreUnavailable;
import org.ibasho.web.logs.RefusedAccess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs refusals on personal records before they are answered. */
class RefusalLog implements RefusedAccess {

    private static final Logger log = LoggerFactory.getLogger(RefusalLog.class);

    /** An id that is none is not kept: it may hold anything. */
    private static final String NO_ID = "[^a-zA-Z0-9-]";

    private static final String PURPOSE = "refused";

    private final AccessLog accessLog;
    private final List<PersonalRecords> records;

    RefusalLog(AccessLog accessLog, List<PersonalRecords> records) {
        this.accessLog = accessLog;
        this.records = List.copyOf(records);
    }

    @Override
    public boolean log(HttpServletRequest request) {
        for (PersonalRecords known : records) {
            Optional<String> subject = known.subject(request);
            if (subject.isPresent()) {
                return log(subject.get().replaceAll(NO_ID, "?"), known.record());
            }
        }
        return true;
    }

    private boolean log(String subject, String record) {
        try {
            accessLog.refused(subject, record, PURPOSE);
            return true;
        } catch (AccessLogUnavailable | KeyStoreUnavailable away) {
            log.warn("a refusal could not be logged: {}", away.getMessage());
            return false;
        }
    }
}
