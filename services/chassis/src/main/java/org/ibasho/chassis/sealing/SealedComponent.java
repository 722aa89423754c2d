package org.ibasho.chassis.sealing;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A component that is declared as personal.
 *
 * @param name the component's name, which is also its name in JSON
 * @param field what a sealed value is bound to: the record's name and the component's, such as
 *     {@code staff-event.joined/nickname}. Neither can be renamed without reading what was sealed before
 * @param of the name of the component that names the subject
 * @param subject reads the subject from a record
 * @param erased what stands there when the value can't be read
 */
record SealedComponent(String name, String field, String of, Method subject, JsonNode erased) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** The personal components of a type, by name; none if it is no record. */
    static Map<String, SealedComponent> of(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        return components == null
                ? Map.of()
                : Arrays.stream(components)
                        .filter(component -> component.isAnnotationPresent(PersonalData.class))
                        .map(component -> of(type, component, components))
                        .collect(Collectors.toMap(SealedComponent::name, Function.identity()));
    }

    private static SealedComponent of(Class<?> type, RecordComponent component, RecordComponent[] all) {
        String of = component.getAnnotation(PersonalData.class).of();
        Method subject = Arrays.stream(all)
                .filter(other -> other.getName().equals(of) && other.getType() == String.class)
                .map(RecordComponent::getAccessor)
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException(
                        type + " has no string " + of + " whose " + component.getName() + " it could be"));
        subject.trySetAccessible();
        return new SealedComponent(
                component.getName(), path(type) + "/" + component.getName(), of, subject, erased(type, component));
    }

    private static String path(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        String own =
                type.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        return outer == null ? own : path(outer) + "." + own;
    }

    private static JsonNode erased(Class<?> type, RecordComponent component) {
        Class<?> of = component.getType();
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return NODES.nullNode();
        } else if (of == String.class) {
            return NODES.stringNode(Erased.TEXT);
        } else if (Collection.class.isAssignableFrom(of)) {
            return NODES.arrayNode();
        } else if (of == Instant.class) {
            return NODES.stringNode(Instant.EPOCH.toString());
        } else if (of == LocalDate.class) {
            return NODES.stringNode(LocalDate.EPOCH.toString());
        }
        throw new IllegalArgumentException(
                component.getName() + " of " + type + " has to be nullable: a " + of + " can't show that it is erased");
    }

    String subjectOf(Object bean) {
        try {
            return (String) Objects.requireNonNull(subject.invoke(bean), name);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
