package org.ibasho.chassis.hpke;

import java.nio.charset.StandardCharsets;
import org.ibasho.contracts.catalogue.ContractType;

/**
 * The place that a sealed text belongs to. Elsewhere it cannot be opened.
 *
 * @param type the type of the event that it is in
 * @param subject the subject of that event (UUID)
 * @param component the name of the record's component
 */
public record MessagePart(ContractType type, String subject, String component) {

    /** HPKE's {@code info}; none of the three contains a line feed. */
    byte[] info() {
        return (type.typeName() + '\n' + subject + '\n' + component).getBytes(StandardCharsets.UTF_8);
    }
}
