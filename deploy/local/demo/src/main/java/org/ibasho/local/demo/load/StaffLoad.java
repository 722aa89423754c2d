package org.ibasho.local.demo.load;

import java.util.List;
import java.util.Map;
import org.ibasho.local.demo.api.Api;
import org.ibasho.local.demo.api.Caller;
import org.ibasho.local.demo.api.Refusal;
import org.ibasho.local.demo.vocabulary.Word;
import org.ibasho.local.demo.year.StaffEntry;

/** Adds a member of staff and links their logins, so that what is done with these bears the nickname. */
record StaffLoad(Api api, Keys keys) {

    private static final String LINKED_TO_SOMEBODY = "login-already-linked";

    void load(StaffEntry entry) {
        Map<String, Object> body = Map.of(
                "nickname",
                entry.nickname(),
                "roles",
                entry.roles().stream().map(Word::code).toList());
        String path = api.post(Caller.SUPERVISOR, "/api/staff", body, keys.of(entry, "join"));
        for (String login : entry.login() == null ? List.<String>of() : api.logins(entry.login())) {
            link(path, login, entry);
        }
    }

    /** Somebody may have linked the login on a page before, and that is right. */
    private void link(String path, String login, StaffEntry entry) {
        try {
            api.post(Caller.SUPERVISOR, path + "/logins", Map.of("login", login), keys.of(entry, "link " + login));
        } catch (Refusal refusal) {
            if (!refusal.code().equals(LINKED_TO_SOMEBODY)) {
                throw refusal;
            }
        }
    }
}
