package org.ibasho.consultation.dispatch;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ibasho.chassis.accesslog.Access;
import org.ibasho.chassis.accesslog.AccessLog;
import org.ibasho.consultation.counsellor.Counsellor;
import org.ibasho.consultation.counsellor.CounsellorReads;
import org.ibasho.consultation.counsellor.CounsellorReads.Purpose;
import org.ibasho.consultation.counsellor.Counsellors;
import org.springframework.stereotype.Component;

/** Looks up the counsellors who come, and logs the counsellors and the reasons that an answer is about to show. */
@Component
public class DispatchReads {

    /** The kind of record in the access log. */
    public static final String RECORD = "dispatch";

    private static final List<String> REASON = List.of("reason");
    private static final String PURPOSE = "dispatch";

    private final Counsellors counsellors;
    private final AccessLog log;

    DispatchReads(Counsellors counsellors, AccessLog log) {
        this.counsellors = counsellors;
        this.log = log;
    }

    /**
     * Logs that an answer shows these requests' counsellors and reasons, and returns the counsellors by their ids.
     *
     * @param choices further counsellors who are shown, because somebody may choose them
     */
    public Map<String, Counsellor> shown(Collection<DispatchRequest> requests, Collection<Counsellor> choices) {
        List<String> ids = requests.stream()
                .map(DispatchRequest::counsellorId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        List<Counsellor> coming = ids.isEmpty() ? List.of() : counsellors.of(ids);
        Map<String, Counsellor> shown = Stream.concat(coming.stream(), choices.stream())
                .collect(Collectors.toMap(Counsellor::id, Function.identity(), (one, same) -> one));
        log.shown(Stream.concat(CounsellorReads.names(shown.values(), Purpose.DISPATCH), reasons(requests))
                .toList());
        return shown;
    }

    private static Stream<Access> reasons(Collection<DispatchRequest> requests) {
        return requests.stream()
                .filter(request -> request.reason() != null)
                .map(request -> new Access(request.gatheringId(), RECORD, REASON, PURPOSE));
    }
}
