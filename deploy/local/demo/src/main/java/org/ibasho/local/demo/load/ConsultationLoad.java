package org.ibasho.local.demo.load;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ibasho.local.demo.api.Api;
import org.ibasho.local.demo.api.Caller;
import org.ibasho.local.demo.vocabulary.Word;
import org.ibasho.local.demo.year.ConsultationEntry;

/** Records consultations at the centre. */
record ConsultationLoad(Api api, Keys keys) {

    void elsewhere(ConsultationEntry entry) {
        record(entry, Map.of());
    }

    void at(String gatheringId, ConsultationEntry entry) {
        record(entry, Map.of("gatheringId", gatheringId));
    }

    private void record(ConsultationEntry entry, Map<String, String> gathering) {
        Map<String, Object> body = new LinkedHashMap<>(gathering);
        body.put("channel", entry.channel().code());
        body.put("relationship", entry.relationship().code());
        body.put("ageBand", entry.age().code());
        body.put("purposes", entry.purposes().stream().map(Word::code).toList());
        body.put("occurredAt", entry.at().toString());
        api.post(Caller.COUNSELLOR, "/api/consultations", body, keys.of(entry));
    }
}
