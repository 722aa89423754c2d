package org.ibasho.local.demo.file;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ibasho.local.demo.year.CounsellorEntry;
import org.ibasho.local.demo.year.StaffEntry;
import org.ibasho.local.demo.year.Venue;

/** A field that a file may have, with a Japanese and an English name, as the annotations for Jackson have them. */
record FieldName(String property, String japanese, String english) {

    private static final List<FieldName> ALL = Stream.of(
                    YearYaml.class,
                    StaffEntry.class,
                    CounsellorEntry.class,
                    Venue.class,
                    GatheringYaml.class,
                    GatheringYaml.Move.class,
                    ConsultationYaml.class)
            .flatMap(FieldName::of)
            .toList();

    /** The fields of a type, their names in one text each. */
    static FieldName allOf(Class<?> type) {
        return new FieldName(
                "",
                of(type).map(FieldName::japanese).collect(Collectors.joining("、")),
                of(type).map(FieldName::english).collect(Collectors.joining(", ")));
    }

    /** The field that a file calls so. */
    static FieldName written(String name) {
        return find(name, field -> field.japanese.equals(name) || field.english.equalsIgnoreCase(name));
    }

    /** The field that Java calls so. */
    static FieldName ofProperty(String name) {
        return find(name, field -> field.property.equals(name));
    }

    /** A name that is no field's stands for itself. */
    private static FieldName find(String name, Predicate<FieldName> wanted) {
        return ALL.stream().filter(wanted).findFirst().orElse(new FieldName(name, name, name));
    }

    private static Stream<FieldName> of(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(JsonProperty.class))
                .map(FieldName::of);
    }

    private static FieldName of(Field field) {
        return new FieldName(
                field.getName(),
                field.getAnnotation(JsonProperty.class).value(),
                field.getAnnotation(JsonAlias.class).value()[0]);
    }
}
