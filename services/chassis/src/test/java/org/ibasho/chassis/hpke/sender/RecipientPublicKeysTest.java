package org.ibasho.chassis.hpke.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ibasho.chassis.eventstore.StoreDatabase;
import org.ibasho.chassis.hpke.MessagePart;
import org.ibasho.chassis.hpke.RecipientKeyPair;
import org.ibasho.chassis.hpke.RecipientPublicKey;
import org.ibasho.contracts.SealedText;
import org.ibasho.contracts.catalogue.ContractType;
import org.ibasho.contracts.scheduling.RecipientKeyPublishedV1;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class RecipientPublicKeysTest {

    private static final String RECIPIENT = "scheduling";
    private static final MessagePart PART =
            new MessagePart(ContractType.DISPATCH_REPLIED_V2, "0193a1b2-0000-7000-8000-000000000001", "counsellor");

    private final StoreDatabase database = new StoreDatabase();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RecipientPublicKeys keys = trusting(Map.of());
    private final RecipientKeyPair first = pair();
    private final RecipientKeyPair second = pair();

    private static RecipientKeyPair pair() {
        return RecipientKeyPair.generate(UUID.randomUUID().toString());
    }

    private RecipientPublicKeys trusting(Map<String, List<String>> pinned) {
        return new RecipientPublicKeys(database.jdbc(), new PinnedKeys(pinned), meters);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void the_key_with_the_highest_number_is_used_whatever_is_delivered_again() {
        assertThat(keys.present(RECIPIENT)).isEmpty();

        keys.store(published(first, 1));
        keys.store(published(second, 3));
        keys.store(published(first, 1));

        assertThat(keys.present(RECIPIENT)).contains(second.publicKey());
        assertThat(keys.present("attendance")).isEmpty();
    }

    @Test
    void a_key_that_takes_the_number_of_one_that_its_owner_has_lost_takes_its_place() {
        keys.store(published(first, 2));
        keys.store(published(second, 2));

        assertThat(keys.present(RECIPIENT)).contains(second.publicKey());
    }

    @Test
    void a_key_whose_fingerprint_is_not_pinned_is_refused_until_it_is() {
        RecipientPublicKeys pinned = trusting(Map.of(
                RECIPIENT,
                List.of(first.publicKey().fingerprint().toUpperCase(Locale.ROOT).replace(' ', ':'))));
        pinned.store(published(first, 1));
        pinned.store(published(second, 2));

        assertThat(pinned.present(RECIPIENT)).contains(first.publicKey());
        assertThat(meters.get("ibasho.recipient.keys.refused")
                        .tag("recipient", RECIPIENT)
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(trusting(Map.of(RECIPIENT, List.of("0".repeat(64)))).present(RECIPIENT))
                .isEmpty();
        assertThat(trusting(Map.of(RECIPIENT, List.of(second.publicKey().fingerprint())))
                        .present(RECIPIENT))
                .contains(second.publicKey());
    }

    @Test
    void fingerprints_are_pinned_by_a_variable_of_the_environment() {
        String both = first.publicKey().fingerprint() + "," + second.publicKey().fingerprint();
        Map<String, Object> environment = Map.of("IBASHO_HPKE_PINNED_SCHEDULING", both);
        StandardEnvironment settings = new StandardEnvironment();
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        settings.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, environment));
        PinnedKeys pinned = Binder.get(settings).bindOrCreate("ibasho.hpke", PinnedKeys.class);

        assertThat(pinned.trusts(RECIPIENT, first.publicKey())).isTrue();
        assertThat(pinned.trusts(RECIPIENT, second.publicKey())).isTrue();
        assertThat(pinned.trusts(RECIPIENT, pair().publicKey())).isFalse();
        assertThat(new Binder().bindOrCreate("ibasho.hpke", PinnedKeys.class).trusts(RECIPIENT, first.publicKey()))
                .isTrue();
    }

    @Test
    void a_setting_that_is_no_fingerprint_is_refused_at_the_start() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PinnedKeys(Map.of(RECIPIENT, List.of("12:34"))));
    }

    @Test
    void a_key_that_is_not_what_it_says_is_not_stored() {
        RecipientKeyPublishedV1 good = published(first, 1);
        String others = second.publicKey().fingerprint();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> keys.store(with(good, good.suite(), good.publicKey(), others)))
                .withMessageContaining("fingerprint");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keys.store(with(good, "P256", good.publicKey(), good.fingerprint())))
                .withMessageContaining("suite");
        RecipientPublicKey zero = new RecipientPublicKey(first.publicKey().id(), "A".repeat(43));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keys.store(with(good, good.suite(), zero.encoded(), zero.fingerprint())));
        assertThat(keys.present(RECIPIENT)).isEmpty();
    }

    @Test
    void a_text_is_left_out_and_counted_while_there_is_no_key_and_never_sent_in_plain_text() {
        MessageSealer sealer = new MessageSealer(keys::present, meters);
        assertThat(sealer.seal(RECIPIENT, PART, "佐藤")).isNull();
        assertThat(sealer.seal(RECIPIENT, PART, null)).isNull();
        assertThat(meters.get("ibasho.sealed.messages.left.out")
                        .tag("recipient", RECIPIENT)
                        .counter()
                        .count())
                .isEqualTo(1);

        keys.store(published(first, 1));

        assertThat(Optional.ofNullable(sealer.seal(RECIPIENT, PART, "佐藤")).flatMap(this::openedByTheFirst))
                .contains("佐藤");
    }

    private Optional<String> openedByTheFirst(SealedText sealed) {
        return first.open(PART, sealed);
    }

    private static RecipientKeyPublishedV1 published(RecipientKeyPair pair, int number) {
        return new RecipientKeyPublishedV1(
                UUID.randomUUID().toString(),
                RECIPIENT,
                number,
                pair.publicKey().id(),
                RecipientPublicKey.SUITE,
                pair.publicKey().encoded(),
                pair.publicKey().fingerprint(),
                OffsetDateTime.parse("2026-11-29T09:00:00+09:00"));
    }

    private static RecipientKeyPublishedV1 with(
            RecipientKeyPublishedV1 key, String suite, String publicKey, String fingerprint) {
        return new RecipientKeyPublishedV1(
                key.recipientId(),
                key.recipient(),
                key.number(),
                key.keyId(),
                suite,
                publicKey,
                fingerprint,
                key.madeAt());
    }
}
