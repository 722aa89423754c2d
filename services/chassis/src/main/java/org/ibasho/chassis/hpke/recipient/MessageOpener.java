package org.ibasho.chassis.hpke.recipient;

import java.util.Optional;
import org.ibasho.chassis.hpke.MessagePart;
import org.ibasho.chassis.hpke.RecipientKeyPair;
import org.ibasho.chassis.hpke.recipient.UnreadableMessages.Reason;
import org.ibasho.chassis.sealing.Erased;
import org.ibasho.contracts.SealedText;
import org.jspecify.annotations.Nullable;

/** Opens the texts that others have sealed for this service. */
public final class MessageOpener {

    private final RecipientKeys keys;
    private final UnreadableMessages unreadable;

    MessageOpener(RecipientKeys keys, UnreadableMessages unreadable) {
        this.keys = keys;
        this.unreadable = unreadable;
    }

    /**
     * The text, or {@link Erased#TEXT} if it cannot be read any more, or not here, which is counted.
     *
     * @param sealed null stays null
     * @throws org.ibasho.chassis.keystore.KeyStoreUnavailable if the key store can't be asked
     */
    public @Nullable String open(MessagePart part, @Nullable SealedText sealed) {
        return sealed == null ? null : opened(part, sealed).orElse(Erased.TEXT);
    }

    private Optional<String> opened(MessagePart part, SealedText sealed) {
        return switch (keys.find(sealed.keyId())) {
            case KeyLookup.Usable(RecipientKeyPair pair) -> {
                Optional<String> text = pair.open(part, sealed);
                yield text.isPresent() ? text : because(Reason.ALTERED);
            }
            case KeyLookup.Destroyed _ -> because(Reason.KEY_DESTROYED);
            case KeyLookup.Unknown _ -> because(Reason.UNKNOWN_KEY);
            case KeyLookup.Unreadable _ -> because(Reason.WRAPPING_KEY_LOST);
        };
    }

    private Optional<String> because(Reason reason) {
        unreadable.count(reason);
        return Optional.empty();
    }
}
