package org.ibasho.chassis.sealing;

import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.ValueSerializerModifier;

/** Has Jackson seal the components of records that are {@link PersonalData}, and open them. */
final class SealingModule extends SimpleModule {

    /** Seals one value of a subject. */
    interface Seal {
        String seal(String subject, String field, byte[] json);
    }

    /**
     * @param plain writes and reads the values themselves
     * @param seal what is done about a subject who has been erased
     */
    SealingModule(JsonMapper plain, Sealer sealer, UnreadableData unreadable, Seal seal) {
        super("personal data");
        setSerializerModifier(new ValueSerializerModifier() {
            @Override
            public List<BeanPropertyWriter> changeProperties(
                    SerializationConfig config, BeanDescription.Supplier bean, List<BeanPropertyWriter> properties) {
                Map<String, SealedComponent> sealed = SealedComponent.of(bean.getBeanClass());
                properties.replaceAll(property -> sealed.containsKey(property.getName())
                        ? new SealingWriter(property, sealed.get(property.getName()), plain, seal)
                        : property);
                return properties;
            }
        });
        setDeserializerModifier(new ValueDeserializerModifier() {
            @Override
            public ValueDeserializer<?> modifyDeserializer(
                    DeserializationConfig config, BeanDescription.Supplier bean, ValueDeserializer<?> usual) {
                List<SealedComponent> sealed =
                        List.copyOf(SealedComponent.of(bean.getBeanClass()).values());
                return sealed.isEmpty() ? usual : new OpeningDeserializer(usual, sealed, plain, sealer, unreadable);
            }
        });
    }

    private static final class SealingWriter extends BeanPropertyWriter {

        private final transient SealedComponent component;
        private final transient JsonMapper plain;
        private final transient Seal seal;

        SealingWriter(BeanPropertyWriter usual, SealedComponent component, JsonMapper plain, Seal seal) {
            super(usual);
            this.component = component;
            this.plain = plain;
            this.seal = seal;
        }

        @Override
        public void serializeAsProperty(Object bean, JsonGenerator json, SerializationContext context)
                throws Exception {
            byte[] value = plain.writeValueAsBytes(get(bean));
            json.writeName(getName());
            json.writeString(seal.seal(component.subjectOf(bean), component.field(), value));
        }
    }

    /** The subject may stand behind what is sealed, so the whole record is read before anything is opened. */
    private static final class OpeningDeserializer extends DelegatingDeserializer {

        private final List<SealedComponent> components;
        private final JsonMapper plain;
        private final Sealer sealer;
        private final UnreadableData unreadable;

        OpeningDeserializer(
                ValueDeserializer<?> usual,
                List<SealedComponent> components,
                JsonMapper plain,
                Sealer sealer,
                UnreadableData unreadable) {
            super(usual);
            this.components = components;
            this.plain = plain;
            this.sealer = sealer;
            this.unreadable = unreadable;
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> usual) {
            return new OpeningDeserializer(usual, components, plain, sealer, unreadable);
        }

        @Override
        public Object deserialize(JsonParser json, DeserializationContext context) {
            ObjectNode record = context.readTree(json).asObject();
            components.forEach(component -> open(record, component));
            try (JsonParser opened = record.traverse(context)) {
                opened.nextToken();
                return super.deserialize(opened, context);
            }
        }

        private void open(ObjectNode record, SealedComponent component) {
            JsonNode value = record.get(component.name());
            if (value == null || !value.isString() || !Sealer.isSealed(value.asString())) {
                unreadable.count(UnreadableData.Reason.PLAIN);
                return;
            }
            record.set(
                    component.name(),
                    sealer.open(record.path(component.of()).asString(), component.field(), value.asString())
                            .map(plain::readTree)
                            .orElse(component.erased()));
        }
    }
}
