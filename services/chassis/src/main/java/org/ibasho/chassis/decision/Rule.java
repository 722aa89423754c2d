package org.ibasho.chassis.decision;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the domain that a command can break. Implemented by an enum whose constants are named in business words.
 */
public interface Rule {

    /** The constant's name. */
    String name();

    /** The kind of answer to a broken rule. */
    Kind kind();

    /** The field of the command that breaks it, or null when it is about the state of things. */
    default @Nullable String field() {
        return null;
    }

    /** The stable code that crosses the API: {@code END_BEFORE_START} is {@code end-before-start}. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Why a command is refused. */
    enum Kind {
        /** The command contradicts itself or names what cannot be. */
        INVALID,
        /** The command is fine, but not now: what happened before forbids it. */
        CONFLICT,
        /** There is nothing that the command could be about. */
        NOT_FOUND
    }
}
