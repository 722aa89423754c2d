package org.ibasho.chassis.accesslog;

import java.util.List;

/**
 * The content of an entry. It is stored sealed.
 *
 * @param who the user name of the person, or the id of the program, that asked
 * @param service that answered
 * @param record what kind of record; for an operator's action, what it was about
 * @param fields that were shown
 * @param purpose why; for an operator's action, the action
 */
public record LoggedAccess(String who, String service, String record, List<String> fields, String purpose) {

    public LoggedAccess {
        fields = List.copyOf(fields);
    }
}
