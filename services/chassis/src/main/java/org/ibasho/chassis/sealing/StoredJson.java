package org.ibasho.chassis.sealing;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON for tables: read models and drafts. {@link PersonalData} are sealed in it, as they are in events. Where a table
 * has a column of its own for something personal, {@link #seal} and {@link #open} do the same for a text.
 */
public final class StoredJson {

    private final JsonMapper sealing;
    private final JsonMapper plain;
    private final Sealer sealer;
    private final UnreadableData unreadable;

    StoredJson(JsonMapper plain, Sealer sealer, UnreadableData unreadable) {
        this.plain = plain;
        this.sealer = sealer;
        this.unreadable = unreadable;
        this.sealing = plain.rebuild()
                .addModule(new SealingModule(plain, sealer, unreadable, sealer::sealOrMark))
                .build();
    }

    public String write(Object value) {
        return sealing.writeValueAsString(value);
    }

    public <T> T read(String json, Class<T> type) {
        return sealing.readValue(json, type);
    }

    /**
     * Seals a text of a column.
     *
     * @param subject whom it is about
     * @param field table and column, such as {@code dispatch_reply/counsellor}
     */
    public @Nullable String seal(String subject, String field, @Nullable String text) {
        return text == null ? null : sealer.sealOrMark(subject, field, plain.writeValueAsBytes(text));
    }

    /**
     * Whether nothing can be sealed for somebody, because the wrapping key of their key is lost.
     *
     * @throws org.ibasho.chassis.keystore.KeyStoreUnavailable if the key store can't be asked
     */
    public boolean isKeyLost(String subject) {
        return sealer.isKeyLost(subject);
    }

    /** The text, or {@link Erased#TEXT}. */
    public @Nullable String open(String subject, String field, @Nullable String sealed) {
        return sealed == null ? null : find(subject, field, sealed).orElse(Erased.TEXT);
    }

    /** The text; empty if it can't be read any more. */
    public Optional<String> find(String subject, String field, String sealed) {
        if (!Sealer.isSealed(sealed)) {
            unreadable.count(UnreadableData.Reason.PLAIN);
            return Optional.of(sealed);
        }
        return sealer.open(subject, field, sealed).map(json -> plain.readValue(json, String.class));
    }
}
