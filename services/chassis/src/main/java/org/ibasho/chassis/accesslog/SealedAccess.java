package org.ibasho.chassis.accesslog;

import java.util.Objects;
import java.util.Optional;
import org.ibasho.chassis.accesslog.entry.Entry;
import org.ibasho.chassis.accesslog.entry.EntryKind;
import org.ibasho.chassis.sealing.Erased;
import org.ibasho.chassis.sealing.StoredJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Seals what entries say. What was shown of a person is sealed with that person's key, and goes with it. Refusals,
 * certificates of erasure and operators' actions have keys of their own: a refusal may name somebody who does not
 * exist, and whoever asks must not make keys that way; whoever has a certificate of erasure has no key any more.
 */
public final class SealedAccess {

    private static final String REFUSALS = "access-log/refusals";
    private static final String CERTIFICATES = "access-log/certificates";
    private static final String OPERATORS = "access-log/operators";

    private final StoredJson sealing;
    private final JsonMapper json;

    public SealedAccess(StoredJson sealing, JsonMapper json) {
        this.sealing = sealing;
        this.json = json;
    }

    /** Bound to process and request: copied to another entry, it is unreadable. */
    String seal(EntryKind kind, String subject, String process, String request, LoggedAccess access) {
        return Objects.requireNonNull(
                sealing.seal(key(kind, subject), field(process, request), json.writeValueAsString(access)));
    }

    /**
     * The content of an entry; empty if it can't be read: the person is erased, or the entry was altered.
     *
     * @throws org.ibasho.chassis.keystore.KeyStoreUnavailable if there is no key to read with at the moment
     */
    public Optional<LoggedAccess> open(Entry entry) {
        try {
            String opened = sealing.open(
                    key(EntryKind.valueOf(entry.kind()), entry.subject()),
                    field(entry.process(), entry.request()),
                    entry.sealed());
            return Erased.TEXT.equals(opened)
                    ? Optional.empty()
                    : Optional.of(json.readValue(opened, LoggedAccess.class));
        } catch (JacksonException | IllegalArgumentException altered) {
            return Optional.empty();
        }
    }

    private static String key(EntryKind kind, String subject) {
        return switch (kind) {
            case SHOWN -> subject;
            case CERTIFICATE_SHOWN -> CERTIFICATES;
            case REFUSED -> REFUSALS;
            case OPERATED -> OPERATORS;
        };
    }

    private static String field(String process, String request) {
        return "access-entry/" + process + "/" + request;
    }
}
