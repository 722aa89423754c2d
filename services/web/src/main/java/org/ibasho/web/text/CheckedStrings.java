package org.ibasho.web.text;

import org.ibasho.web.problem.ForbiddenCharacter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Reads the texts of a JSON body by {@link TextRule}. */
final class CheckedStrings extends StdScalarDeserializer<String> {

    private final boolean lines;

    private CheckedStrings(boolean lines) {
        super(String.class);
        this.lines = lines;
    }

    static SimpleModule module() {
        return new SimpleModule("text-rule").addDeserializer(String.class, new CheckedStrings(false));
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        boolean isMultiLine = property != null && property.getAnnotation(MultiLine.class) != null;
        return isMultiLine == lines ? this : new CheckedStrings(isMultiLine);
    }

    @Override
    public @Nullable String deserialize(JsonParser json, DeserializationContext context) {
        String text = StringDeserializer.instance.deserialize(json, context);
        if (text != null && !(lines ? TextRule.allowsLines(text) : TextRule.allows(text))) {
            ForbiddenCharacter forbidden = new ForbiddenCharacter();
            throw DatabindException.from(json, forbidden.getMessage(), forbidden);
        }
        return text;
    }
}
