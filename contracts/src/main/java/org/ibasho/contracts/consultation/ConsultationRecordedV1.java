package org.ibasho.contracts.consultation;

import org.ibasho.contracts.ContractEvent;
import org.jspecify.annotations.Nullable;

/**
 * A consultation took place. Relationship, age band, purposes and the day stay at the centre: together they could
 * single somebody out.
 *
 * @param consultationId the record (UUID), not a person
 * @param month the month in Japan, {@code 2026-12}
 * @param channel code of the channel list, such as {@code PHONE}
 * @param programme the programme of the gathering where it took place; absent when it took place elsewhere
 */
public record ConsultationRecordedV1(
        String consultationId,
        String month,
        String channel,
        @Nullable String programme) implements ContractEvent {

    @Override
    public String subject() {
        return consultationId;
    }
}
