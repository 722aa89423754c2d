package org.ibasho.consultation.dispatch.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.ibasho.consultation.dispatch.Answer;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer.
 *
 * @param accepted whether a counsellor comes
 * @param counsellor who comes; required when accepted, ignored otherwise
 * @param reason why nobody comes; never required, ignored when accepted
 */
record AnswerBody(
        @NotNull Boolean accepted,
        @Size(max = 100) @Nullable String counsellor,
        @Size(max = 200) @Nullable String reason) {

    Answer toAnswer() {
        return new Answer(accepted, counsellor, reason);
    }
}
