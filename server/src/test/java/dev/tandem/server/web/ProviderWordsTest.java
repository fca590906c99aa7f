package dev.tandem.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.server.provider.ProviderTrouble.Kind;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.support.ResourceBundleMessageSource;

@DisplayName("What is wrong with an email provider")
class ProviderWordsTest {

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("is told in a sentence of its own in both languages, with what can be done or whom to ask")
    void everyTroubleHasItsSentence(Kind kind) {
        ResourceBundleMessageSource words = new ResourceBundleMessageSource();
        words.setBasename("messages");
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        Object[] named = {"smtp.example", "587", "crm@fenster-kramer.example"};
        String english = words.getMessage("provider.trouble." + kind, named, Locale.ENGLISH);
        String german = words.getMessage("provider.trouble." + kind, named, Locale.GERMAN);

        assertThat(english)
                .endsWith(".")
                .doesNotContain("{", "provider.trouble")
                .isNotEqualTo(german);
        assertThat(german).endsWith(".").doesNotContain("{", "provider.trouble");
    }
}
