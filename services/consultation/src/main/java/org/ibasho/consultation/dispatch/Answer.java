package org.ibasho.consultation.dispatch;

import org.jspecify.annotations.Nullable;

/**
 * The centre's answer to a request.
 *
 * @param accepted whether a counsellor comes
 * @param counsellorId who comes; required when accepted, ignored otherwise
 * @param reason why nobody comes; never required, ignored when accepted
 */
public record Answer(
        boolean accepted,
        @Nullable String counsellorId,
        @Nullable String reason) {}
