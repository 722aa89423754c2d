package org.ibasho.chassis.readmodel;

import java.util.Collection;
import java.util.List;
import org.ibasho.chassis.decision.Event;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows that are made of events and of nothing else, so that they can be thrown away and made again. One stream makes
 * one row, which may have further rows of its own.
 *
 * <p>Its tables are defined by the file {@code db/read-model/NAME.sql}, with unqualified names, and live in a schema of
 * their own. Changing that file is what makes a new read model: it is built beside the old one, which programs of the
 * old version go on to keep and to show. Where {@link #evolve} alone comes to show something else, a comment in the
 * file has to say so.
 *
 * @param <E> the sealed type of the events; others in the store are none of its business
 * @param <R> what is known of one stream
 */
public interface ReadModel<E extends Event, R> {

    /** Lower-case letters and {@code _}; in figures, and the beginning of the schema's name. */
    String name();

    /** The sealed type of the events. */
    Class<E> events();

    /**
     * The row after an event. Pure: the same rows and events give the same result, whenever.
     *
     * @param row what was known before it; null if it is the first of its stream
     */
    R evolve(@Nullable R row, E event);

    /**
     * The rows of these streams, in one query; streams without a row are left out.
     */
    List<VersionedRow<R>> load(JdbcClient jdbc, Collection<String> streamIds);

    /** Writes what is known of these streams, new or changed, in one statement a table. Each stream comes once. */
    void save(JdbcClient jdbc, Collection<VersionedRow<R>> rows);
}
