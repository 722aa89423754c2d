package org.ibasho.chassis.accesslog.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.ibasho.chassis.accesslog.alarm.AlarmAcknowledgement;

/**
 * The body that acknowledges an alarm.
 *
 * @param reason what came of looking into it; names nobody
 */
record AcknowledgementBody(
        @NotBlank @Size(max = AlarmAcknowledgement.LONGEST_REASON)
        String reason) {}
