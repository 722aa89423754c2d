package org.ibasho.web.text;

import java.lang.reflect.Executable;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Stream;
import org.ibasho.web.problem.ForbiddenCharacter;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;

/** The conversion of every parameter, header, cookie and path variable of a request: {@link TextRule} comes first. */
record CheckedConversion(ConversionService conversions) implements ConversionService {

    @Override
    public boolean canConvert(@Nullable Class<?> source, Class<?> target) {
        return conversions.canConvert(source, target);
    }

    @Override
    public boolean canConvert(@Nullable TypeDescriptor source, TypeDescriptor target) {
        return conversions.canConvert(source, target);
    }

    @Override
    public <T> @Nullable T convert(@Nullable Object source, Class<T> target) {
        return conversions.convert(source, target);
    }

    @Override
    public @Nullable Object convert(@Nullable Object source, @Nullable TypeDescriptor type, TypeDescriptor target) {
        if (target.getSource() instanceof MethodParameter parameter && !isTyped(parameter.getExecutable())) {
            boolean lines = target.hasAnnotation(MultiLine.class);
            if (!texts(source).allMatch(text -> lines ? TextRule.allowsLines(text) : TextRule.allows(text))) {
                throw new ForbiddenCharacter();
            }
        }
        return conversions.convert(source, type, target);
    }

    private static boolean isTyped(Executable method) {
        return TypedForm.class.isAssignableFrom(method.getDeclaringClass());
    }

    private static Stream<String> texts(@Nullable Object source) {
        return switch (source) {
            case String text -> Stream.of(text);
            case String[] texts -> Arrays.stream(texts);
            case Collection<?> several -> several.stream().flatMap(CheckedConversion::texts);
            case null, default -> Stream.empty();
        };
    }
}
