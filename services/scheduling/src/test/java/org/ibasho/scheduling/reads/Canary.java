package org.ibasho.scheduling.reads;

import java.util.UUID;

/**
 * A text that stands nowhere but in one personal field.
 *
 * @param subject whose field it is: the id that the access log names
 * @param field as the access log calls it
 */
record Canary(String text, String subject, String field) {

    /** A nickname, login or name that nobody else has. */
    static String text(String kind) {
        return kind + UUID.randomUUID().toString().substring(0, 13);
    }
}
