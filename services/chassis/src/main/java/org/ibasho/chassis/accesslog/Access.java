package org.ibasho.chassis.accesslog;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One person's record that an answer shows.
 *
 * @param subject whose it is: the id that their data key has
 * @param record what kind of record, such as {@code staff}
 * @param fields that are shown, such as {@code nickname}
 * @param purpose why, as a code such as {@code staffing}
 */
public record Access(String subject, String record, List<String> fields, String purpose) {

    private static final Pattern CODE = Pattern.compile("[a-zA-Z][a-zA-Z-]{0,39}");

    public Access {
        fields = List.copyOf(fields);
        if (subject.isEmpty()
                || !isCode(record)
                || !isCode(purpose)
                || !fields.stream().allMatch(Access::isCode)) {
            throw new IllegalArgumentException("record, fields and purpose are codes, and a subject is named");
        }
    }

    public static Access of(String subject, String record, String purpose, Collection<String> fields) {
        return new Access(subject, record, List.copyOf(fields), purpose);
    }

    /** The same record with these fields, too. */
    Access with(List<String> more) {
        return new Access(
                subject,
                record,
                Stream.concat(fields.stream(), more.stream()).distinct().toList(),
                purpose);
    }

    /** Whether this access has the person, the record and all fields of another one; the purpose may differ. */
    boolean covers(Access other) {
        return subject.equals(other.subject) && record.equals(other.record) && fields.containsAll(other.fields);
    }

    private static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }
}
