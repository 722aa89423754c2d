package org.ibasho.local.demo.load;

import java.util.List;
import java.util.Map;
import org.ibasho.local.demo.api.Api;
import org.ibasho.local.demo.api.Caller;
import org.ibasho.local.demo.api.Refusal;
import org.ibasho.local.demo.vocabulary.Word;
import org.ibasho.local.demo.year.CounsellorEntry;

/** Registers a counsellor at the centre and links their logins. */
record CounsellorLoad(Api api, Keys keys) {

    private static final String LINKED_TO_SOMEBODY = "login-already-linked";

    /** Answers the counsellor's id. */
    String load(CounsellorEntry entry) {
        Map<String, Object> body = Map.of(
                "name",
                entry.name(),
                "qualifications",
                entry.qualifications().stream().map(Word::code).toList());
        String path = api.post(Caller.COORDINATOR, "/api/counsellors", body, keys.of(entry, "register"));
        for (String login : entry.login() == null ? List.<String>of() : api.logins(entry.login())) {
            link(path, login, entry);
        }
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Somebody may have linked the login on a page before, and that is right. */
    private void link(String path, String login, CounsellorEntry entry) {
        try {
            api.post(Caller.COORDINATOR, path + "/logins", Map.of("login", login), keys.of(entry, "link " + login));
        } catch (Refusal refusal) {
            if (!refusal.code().equals(LINKED_TO_SOMEBODY)) {
                throw refusal;
            }
        }
    }
}
