package org.ibasho.chassis.eventstore;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ibasho.chassis.decision.Event;

/**
 * The names that event types are stored under, so that a class can be renamed or moved: {@code Published} of
 * {@code GatheringEvent} is {@code gathering.published}.
 */
public final class EventNames {

    private final Map<String, Class<?>> classes = new HashMap<>();
    private final Map<Class<?>, String> names = new HashMap<>();
    private final Map<String, Class<?>> sealedTypes = new HashMap<>();

    /**
     * Names the events of some sealed types.
     *
     * @throws IllegalArgumentException if a type is not sealed, or two events have one name
     */
    public EventNames(Collection<Class<? extends Event>> sealedTypes) {
        sealedTypes.forEach(this::add);
    }

    private void add(Class<? extends Event> type) {
        if (!type.isSealed()) {
            throw new IllegalArgumentException(type + " is not sealed");
        }
        String stream = kebab(type.getSimpleName().replaceFirst("Event$", ""));
        sealedTypes.put(stream, type);
        Arrays.stream(type.getPermittedSubclasses()).forEach(event -> {
            String name = stream + "." + kebab(event.getSimpleName());
            if (classes.putIfAbsent(name, event) != null) {
                throw new IllegalArgumentException("two events are called " + name);
            }
            names.put(event, name);
        });
    }

    /** The name that events of a class are stored under. */
    public String nameOf(Class<?> type) {
        return names.getOrDefault(type, type.getName());
    }

    /** The classes of all events. */
    public Collection<Class<?>> types() {
        return List.copyOf(names.keySet());
    }

    String classNameOf(String name) {
        Class<?> type = classes.get(name);
        return type == null ? name : type.getName();
    }

    /**
     * Whether an event of this name, which may be unknown, might be one of a type's. It is not only if its name begins
     * like those of another sealed type.
     */
    public boolean mayBelongTo(Class<? extends Event> type, String name) {
        int end = name.indexOf('.');
        Class<?> owner = end < 0 ? null : sealedTypes.get(name.substring(0, end));
        return owner == null || type.isAssignableFrom(owner) || owner.isAssignableFrom(type);
    }

    private static String kebab(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
