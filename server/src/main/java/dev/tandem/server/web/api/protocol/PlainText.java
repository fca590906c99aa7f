package dev.tandem.server.web.api.protocol;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/** Refuses a NUL in a text by the name of its field: PostgreSQL takes none, and no person writes one. */
@Configuration(proxyBeanMethods = false)
class PlainText {

    @Bean
    static JsonMapperBuilderCustomizer textsWithoutNul() {
        SimpleModule module = new SimpleModule("texts without NUL");
        module.addDeserializer(String.class, new WithoutNul());
        return builder -> builder.addModule(module);
    }

    private static final class WithoutNul extends StdScalarDeserializer<String> {

        private WithoutNul() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            String text = StringDeserializer.instance.deserialize(parser, context);
            if (text.indexOf('\0') >= 0) {
                throw context.weirdStringException("", String.class, "a text with NUL");
            }
            return text;
        }
    }
}
