package org.ibasho.chassis.accesslog;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ibasho.chassis.accesslog.entry.Entry;
import org.ibasho.chassis.accesslog.entry.EntryKind;
import org.ibasho.chassis.sealing.Erased;
import org.ibasho.chassis.sealing.StoredJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Seals the content of entries. An entry about a person's record is sealed with that person's key, and nobody can read
 * it once the key is destroyed. Refusals, certificates of erasure and operators' actions have keys of their own. A
 * refusal may name somebody who does not exist, and a reader must not make keys that way. A person with a certificate
 * of erasure has no key any more.
 *
 * <p>While the key of a person, or one of these, is lost, the log seals with a spare key of its own, so that the page
 * goes on. It shows nothing of such a person, and so the entry says nothing of them.
 */
public final class SealedAccess {

    private static final String REFUSALS = "access-log/refusals";
    private static final String CERTIFICATES = "access-log/certificates";
    private static final String OPERATORS = "access-log/operators";

    private static final String SPARE = "access-log/spare/";

    /** Stands between a sealed text and the number of the spare key. */
    private static final char SPARE_NUMBER = '#';

    private final StoredJson sealing;
    private final JsonMapper json;

    public SealedAccess(StoredJson sealing, JsonMapper json) {
        this.sealing = sealing;
        this.json = json;
    }

    /** Bound to process and request: copied to another entry, it is unreadable. */
    String seal(EntryKind kind, String subject, String process, String request, LoggedAccess access) {
        String field = field(process, request);
        String text = json.writeValueAsString(access);
        String key = key(kind, subject);
        if (!sealing.isKeyLost(key)) {
            return Objects.requireNonNull(sealing.seal(key, field, text));
        }
        // a spare key can be lost, too: each lost epoch costs one
        int spare = IntStream.iterate(1, number -> number + 1)
                .filter(number -> !sealing.isKeyLost(SPARE + number))
                .findFirst()
                .orElseThrow();
        return sealing.seal(SPARE + spare, field, text) + SPARE_NUMBER + spare;
    }

    /**
     * The content of an entry; empty if it can't be read: the person is erased, or the entry was altered.
     *
     * @throws org.ibasho.chassis.keystore.KeyStoreUnavailable if there is no key to read with at the moment
     */
    public Optional<LoggedAccess> open(Entry entry) {
        try {
            int spare = entry.sealed().lastIndexOf(SPARE_NUMBER);
            String opened = sealing.open(
                    spare < 0
                            ? key(EntryKind.valueOf(entry.kind()), entry.subject())
                            : SPARE + entry.sealed().substring(spare + 1),
                    field(entry.process(), entry.request()),
                    spare < 0 ? entry.sealed() : entry.sealed().substring(0, spare));
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
