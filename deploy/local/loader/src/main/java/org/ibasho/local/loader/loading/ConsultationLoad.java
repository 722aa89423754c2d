package org.ibasho.local.loader.loading;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ibasho.local.loader.api.Api;
import org.ibasho.local.loader.api.Caller;
import org.ibasho.local.loader.word.Purpose;
import org.ibasho.local.loader.year.ConsultationEntry;

/** Writes consultations down at the centre. */
record ConsultationLoad(Api api, Keys keys) {

    void elsewhere(ConsultationEntry entry) {
        send(entry, body(entry));
    }

    void at(String gatheringId, ConsultationEntry entry) {
        Map<String, Object> body = body(entry);
        body.put("gatheringId", gatheringId);
        send(entry, body);
    }

    private void send(ConsultationEntry entry, Map<String, Object> body) {
        api.post(Caller.COUNSELLOR, "/api/consultations", body, keys.of(entry));
    }

    private static Map<String, Object> body(ConsultationEntry entry) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("channel", entry.channel().code());
        body.put("relationship", entry.relationship().code());
        body.put("ageBand", entry.age().code());
        body.put("purposes", entry.purposes().stream().map(Purpose::code).toList());
        body.put("occurredAt", entry.at().toString());
        return body;
    }
}
