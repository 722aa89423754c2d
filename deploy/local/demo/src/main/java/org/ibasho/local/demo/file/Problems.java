package org.ibasho.local.demo.file;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ibasho.local.demo.vocabulary.Word;
import org.ibasho.local.demo.year.InvalidValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.deser.ValueInstantiator;

/**
 * Collects what is wrong with a file, one problem a path: where Jackson cannot bind a value, the value is missing
 * afterwards, and nothing more is said of it.
 */
final class Problems extends DeserializationProblemHandler {

    private static final Map<Class<?>, String> NOT_A_VALUE =
            Map.of(LocalDate.class, "NotADay", LocalDateTime.class, "NotADayAndTime", Integer.class, "NotACount");

    private final Locations locations = new Locations();
    private final Map<String, Problem> byPath = new HashMap<>();
    private boolean fatal;

    Locations locations() {
        return locations;
    }

    void add(String path, int line, String key, Object... arguments) {
        byPath.putIfAbsent(path, Problem.of(line, key, arguments));
    }

    /** The file cannot be bound at all. */
    void addFatal(int line, String key, Object... arguments) {
        fatal = true;
        add("", line, key, arguments);
    }

    boolean areFatal() {
        return fatal;
    }

    /** In the order of the file. */
    List<Problem> sorted() {
        return byPath.values().stream()
                .sorted(Comparator.comparingInt(Problem::line))
                .distinct()
                .toList();
    }

    void add(ConstraintViolation<?> violation) {
        String own = violation.getMessageTemplate();
        var constraint = violation.getConstraintDescriptor();
        String key = own.startsWith("{")
                ? constraint.getAnnotation().annotationType().getSimpleName()
                : own;
        add(path(violation.getPropertyPath()), key, constraint.getAttributes().get("max"));
    }

    /** A rule does not hold for the value at the path. */
    void add(String path, String key) {
        add(path, key, "");
    }

    /** Where Jackson gives up altogether. */
    void add(DatabindException unbound) {
        int line = unbound.getLocation() == null ? 1 : unbound.getLocation().getLineNr();
        add("", line, "Unreadable", String.valueOf(unbound.getOriginalMessage()));
    }

    private void add(String path, String key, @Nullable Object allowed) {
        Locations.Location location = locations.at(path);
        String name = path.substring(path.lastIndexOf('/') + 1);
        String written = location.written().isEmpty() ? name : location.written();
        FieldName field = FieldName.ofProperty(name);
        add(path, location.line(), key, written, field.japanese(), field.english(), String.valueOf(allowed));
    }

    private static String path(Path path) {
        StringBuilder text = new StringBuilder();
        for (Path.Node node : path) {
            Optional.ofNullable(node.getIndex())
                    .ifPresent(index -> text.append('/').append(index));
            Optional.ofNullable(node.getKey()).ifPresent(key -> text.append('/').append(key));
            Optional.ofNullable(node.getName())
                    .filter(name -> !name.startsWith("<"))
                    .ifPresent(name -> text.append('/').append(name));
        }
        return text.toString();
    }

    private @Nullable Object note(DeserializationContext context, String key, String allowed) {
        JsonParser parser = context.getParser();
        parser.skipChildren();
        add(Locations.path(parser.streamReadContext()), key, allowed);
        return null;
    }

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context,
            JsonParser parser,
            @Nullable ValueDeserializer<?> deserializer,
            Object bean,
            String name) {
        Class<?> type = bean instanceof Class<?> record ? record : bean.getClass();
        parser.skipChildren();
        String path = Locations.path(parser.streamReadContext());
        FieldName known = FieldName.allOf(type);
        add(path, locations.at(path).line(), "UnknownField", name, known.japanese(), known.english());
        return true;
    }

    /** Jackson knows a word by its name in Java; here it is found by its label or its code. */
    @Override
    public @Nullable Object handleWeirdStringValue(
            DeserializationContext context, Class<?> type, String value, String message) {
        if (Word.class.isAssignableFrom(type)) {
            Class<? extends Word> words = type.asSubclass(Word.class);
            Optional<? extends Word> found = Word.find(words, value);
            return found.isPresent() ? found.get() : note(context, "UnknownWord", Word.labels(words));
        }
        return note(context, NOT_A_VALUE.getOrDefault(type, "Unreadable"), "");
    }

    @Override
    public @Nullable Object handleInstantiationProblem(
            DeserializationContext context, Class<?> type, @Nullable Object argument, Throwable problem) {
        if (problem.getCause() instanceof InvalidValue invalid) {
            String path = Locations.path(context.getParser().streamReadContext());
            add(path, locations.at(path).line(), invalid.key(), invalid.written());
            return null;
        }
        return note(context, "Unreadable", "");
    }

    @Override
    public @Nullable Object handleMissingInstantiator(
            DeserializationContext context,
            Class<?> type,
            ValueInstantiator instantiator,
            JsonParser parser,
            String message) {
        return note(context, "NoFields", "");
    }

    /** A gathering to which nobody came has the number 0 in place of rows. */
    @Override
    public @Nullable Object handleUnexpectedToken(
            DeserializationContext context, JavaType type, JsonToken token, JsonParser parser, String message) {
        if (type.isMapLikeType() && token == JsonToken.VALUE_NUMBER_INT && parser.getIntValue() == 0) {
            return new LinkedHashMap<>();
        }
        boolean fields = type.isMapLikeType() || type.getRawClass().isRecord();
        return note(context, type.isCollectionLikeType() ? "NoList" : fields ? "NoFields" : "NoSingleValue", "");
    }
}
