package org.ibasho.consultation.dispatch;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The centre's answer.
 *
 * @param accepted whether a counsellor comes
 * @param counsellor who comes; needed when accepted, passed over otherwise
 * @param reason why nobody comes; never needed, passed over when accepted
 */
public record AnswerRequest(
        @NotNull Boolean accepted,
        @Size(max = 100) @Nullable String counsellor,
        @Size(max = 200) @Nullable String reason) {}
