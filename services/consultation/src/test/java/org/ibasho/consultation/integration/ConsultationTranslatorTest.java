package org.ibasho.consultation.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.ibasho.chassis.hpke.MessagePart;
import org.ibasho.chassis.hpke.RecipientKeyPair;
import org.ibasho.chassis.hpke.RecipientPublicKey;
import org.ibasho.chassis.hpke.sender.MessageSealer;
import org.ibasho.consultation.consultation.ConsultationEvent.Recorded;
import org.ibasho.consultation.dispatch.DispatchEvent;
import org.ibasho.contracts.ContractEvent;
import org.ibasho.contracts.SealedText;
import org.ibasho.contracts.catalogue.ContractType;
import org.ibasho.contracts.consultation.ConsultationRecordedV1;
import org.ibasho.contracts.consultation.DispatchAnsweredV1;
import org.ibasho.contracts.consultation.DispatchRepliedV2;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConsultationTranslatorTest {

    private static final String ID = "0193a1b2-0000-7000-8000-000000000001";
    private static final Instant START = Instant.parse("2026-12-09T04:30:00Z");
    private static final OffsetDateTime START_IN_JAPAN = OffsetDateTime.parse("2026-12-09T13:30+09:00");

    private final RecipientKeyPair npo = RecipientKeyPair.generate("0193a1b2-0000-7000-8000-00000000000a");
    private final ConsultationTranslator translator = knowing(npo.publicKey());

    private static ConsultationTranslator knowing(@Nullable RecipientPublicKey key) {
        return new ConsultationTranslator(
                new MessageSealer(recipient -> Optional.ofNullable(key), new SimpleMeterRegistry()));
    }

    @Test
    void an_acceptance_is_published_without_the_name_and_sent_to_the_npo_with_it_sealed() {
        List<ContractEvent> told = translator.translate(new DispatchEvent.Accepted(ID, START, "satou", "専門相談員 佐藤"));

        assertThat(told).hasSize(2).first().isEqualTo(new DispatchAnsweredV1(ID, true));
        assertThat(told.getLast()).isInstanceOfSatisfying(DispatchRepliedV2.class, reply -> {
            assertThat(reply).isEqualTo(new DispatchRepliedV2(ID, START_IN_JAPAN, true, reply.counsellor(), null));
            assertThat(opened("counsellor", reply.counsellor())).contains("専門相談員 佐藤");
            assertThat(opened("reason", reply.counsellor())).isEmpty();
        });
    }

    @Test
    void a_refusal_is_sent_to_the_npo_with_its_reason_sealed() {
        List<ContractEvent> told = translator.translate(new DispatchEvent.Declined(ID, START, "休みのため"));

        assertThat(told).hasSize(2).first().isEqualTo(new DispatchAnsweredV1(ID, false));
        assertThat(told.getLast()).isInstanceOfSatisfying(DispatchRepliedV2.class, reply -> {
            assertThat(reply).isEqualTo(new DispatchRepliedV2(ID, START_IN_JAPAN, false, null, reply.reason()));
            assertThat(opened("reason", reply.reason())).contains("休みのため");
        });
    }

    @Test
    void while_the_npos_key_is_unknown_the_reply_is_sent_without_the_name() {
        assertThat(knowing(null).translate(new DispatchEvent.Accepted(ID, START, "satou", "専門相談員 佐藤")))
                .containsExactly(
                        new DispatchAnsweredV1(ID, true), new DispatchRepliedV2(ID, START_IN_JAPAN, true, null, null));
    }

    private Optional<String> opened(String component, @Nullable SealedText sealed) {
        return Optional.ofNullable(sealed)
                .flatMap(text -> npo.open(new MessagePart(ContractType.DISPATCH_REPLIED_V2, ID, component), text));
    }

    @Test
    void a_consultation_is_published_with_month_channel_and_programme() {
        Instant newYearInJapan = Instant.parse("2026-12-31T15:00:00Z");
        Recorded recorded =
                new Recorded(ID, "GATHERING", "MOTHER", "20S", List.of("PLACE"), newYearInJapan, ID, "YORIDOKORO");
        assertThat(translator.translate(recorded))
                .containsExactly(new ConsultationRecordedV1(ID, "2027-01", "GATHERING", "YORIDOKORO"));
    }

    @Test
    void repeated_events_of_the_npo_lead_to_no_event() {
        assertThat(List.of(
                        new DispatchEvent.Requested(
                                ID, "YORIDOKORO", "PERSONS", START, START, "会館", "札幌市", List.of("VENUE")),
                        new DispatchEvent.AskedAgain(ID, START, START),
                        new DispatchEvent.Withdrawn(ID),
                        new DispatchEvent.Concluded(ID)))
                .allSatisfy(event -> assertThat(translator.translate(event)).isEmpty());
    }
}
