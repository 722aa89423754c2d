package org.ibasho.consultation.dispatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import org.ibasho.chassis.sealing.StoredJson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads rows of the list of requests, and seals what is personal in them. */
@Component
class DispatchRequestRows {

    private static final String REASON = "dispatch_request/reason";

    private final StoredJson stored;

    DispatchRequestRows(StoredJson stored) {
        this.stored = stored;
    }

    @Nullable
    String sealedReason(DispatchRequest request) {
        return stored.seal(request.gatheringId(), REASON, request.reason());
    }

    DispatchRequest request(ResultSet row) throws SQLException {
        return new DispatchRequest(
                row.getString("gathering_id"),
                row.getString("programme"),
                row.getString("kind"),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                row.getString("venue"),
                row.getString("town"),
                Arrays.asList((String[]) row.getArray("doors").getArray()),
                DispatchRequest.State.valueOf(row.getString("state")),
                row.getString("counsellor_id"),
                stored.open(row.getString("gathering_id"), REASON, row.getString("reason")),
                instant(row, "answer_by"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
