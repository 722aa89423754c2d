package org.ibasho.consultation.dispatch.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.ibasho.consultation.dispatch.Answer;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer.
 *
 * @param accepted whether a counsellor comes
 * @param counsellorId who comes; required when accepted, ignored otherwise
 * @param reason why nobody comes; never required, ignored when accepted
 */
record AnswerBody(
        @NotNull Boolean accepted,
        @Nullable UUID counsellorId,
        @Size(max = 200) @Nullable String reason) {

    Answer toAnswer() {
        return new Answer(accepted, counsellorId == null ? null : counsellorId.toString(), reason);
    }
}
