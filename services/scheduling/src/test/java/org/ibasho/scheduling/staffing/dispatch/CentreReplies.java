package org.ibasho.scheduling.staffing.dispatch;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.ibasho.chassis.hpke.MessagePart;
import org.ibasho.chassis.hpke.RecipientPublicKey;
import org.ibasho.contracts.SealedText;
import org.ibasho.contracts.catalogue.ContractType;
import org.ibasho.testing.Wire;
import tools.jackson.databind.JsonNode;

/** What the centre sends: names are sealed to the key that scheduling has published. */
public final class CentreReplies {

    private static final String RECIPIENT = UUID.nameUUIDFromBytes(
                    "recipient-key scheduling".getBytes(StandardCharsets.UTF_8))
            .toString();

    private CentreReplies() {}

    /** @param startsAt with its offset: the time that the reply is for */
    public static void accepted(String gatheringId, String startsAt, String counsellor) {
        accepted(gatheringId, startsAt, presentKey().seal(counsellorOf(gatheringId), counsellor));
    }

    static void accepted(String gatheringId, String startsAt, SealedText counsellor) {
        told(gatheringId, """
            {"gatheringId": "%s", "startsAt": "%s", "accepted": true,
             "counsellor": {"keyId": "%s", "ciphertext": "%s"}}
            """.formatted(gatheringId, startsAt, counsellor.keyId(), counsellor.ciphertext()));
    }

    static void acceptedWithoutName(String gatheringId, String startsAt) {
        told(
                gatheringId,
                "{\"gatheringId\": \"%s\", \"startsAt\": \"%s\", \"accepted\": true}".formatted(gatheringId, startsAt));
    }

    static void declined(String gatheringId, String startsAt) {
        told(
                gatheringId,
                "{\"gatheringId\": \"%s\", \"startsAt\": \"%s\", \"accepted\": false}"
                        .formatted(gatheringId, startsAt));
    }

    private static void told(String gatheringId, String json) {
        Wire.tell(
                "consultation",
                "ibasho.consultation.dispatch.v1",
                "org.ibasho.consultation.dispatch-replied.v2",
                gatheringId,
                json);
    }

    static MessagePart counsellorOf(String gatheringId) {
        return new MessagePart(ContractType.DISPATCH_REPLIED_V2, gatheringId, "counsellor");
    }

    /** The key that was published last. */
    static RecipientPublicKey presentKey() {
        await().until(() -> !publishedKeys().isEmpty());
        JsonNode last = publishedKeys().getLast().data();
        return new RecipientPublicKey(
                last.path("keyId").asString(), last.path("publicKey").asString());
    }

    /** All that scheduling has published, as the centre reads it. */
    static List<Wire.Told> publishedKeys() {
        return Wire.read("consultation", "ibasho.scheduling.recipient-key.v1", RECIPIENT);
    }
}
