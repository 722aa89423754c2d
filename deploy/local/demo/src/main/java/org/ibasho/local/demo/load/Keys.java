package org.ibasho.local.demo.load;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import java.util.List;
import java.util.UUID;
import org.ibasho.local.demo.year.ConsultationEntry;
import org.ibasho.local.demo.year.CounsellorEntry;
import org.ibasho.local.demo.year.GatheringEntry;
import org.ibasho.local.demo.year.StaffEntry;

/**
 * Ids that follow from what the file says: the same file asks for the same things under the same keys, whenever it is
 * loaded. They are UUIDs of version 5 (RFC 9562).
 *
 * @param year the file's own name
 */
record Keys(String year) {

    private static final NameBasedGenerator NAMES =
            Generators.nameBasedGenerator(UUID.fromString("3f0d5f0c-57ad-5a44-8b0e-6d8a2f1c9b11"));

    UUID of(GatheringEntry gathering, String step) {
        return NAMES.generate(String.join("\n", List.of(year, gathering.id(), step)));
    }

    UUID of(StaffEntry staff, String step) {
        return NAMES.generate(String.join("\n", List.of(year, "staff " + staff.nickname(), step)));
    }

    UUID of(CounsellorEntry counsellor, String step) {
        return NAMES.generate(String.join("\n", List.of(year, "counsellor " + counsellor.name(), step)));
    }

    UUID of(ConsultationEntry consultation) {
        return NAMES.generate(String.join("\n", List.of(year, consultation.id())));
    }
}
