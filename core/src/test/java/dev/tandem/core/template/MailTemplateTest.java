package dev.tandem.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A text with fields")
class MailTemplateTest {

    private static final Map<Field, String> JANA = Map.of(
            Field.CONTACT_FIRST_NAME, "Jana",
            Field.CONTACT_LAST_NAME, " ",
            Field.CONTACT_COMPANY, "Weber & <Söhne> \"Bau\" d'Or");

    @Test
    @DisplayName("is filled in for its reader; what is missing gives way to the fallback, or to nothing")
    void filledIn() {
        assertThat(render("Dear {{contact.firstName}},")).isEqualTo("Dear Jana,");
        assertThat(render("Dear {{ contact.firstName | friend }},")).isEqualTo("Dear Jana,");
        assertThat(render("Dear {{contact.lastName|friend}},")).isEqualTo("Dear friend,");
        assertThat(render("Dear {{contact.jobTitle| dear reader }},")).isEqualTo("Dear dear reader,");
        assertThat(render("Dear {{contact.lastName}},")).isEqualTo("Dear ,");
        assertThat(render("{{contact.firstName}} {{contact.firstName}}")).isEqualTo("Jana Jana");
        assertThat(render("Costs $1 \\ {one} {{contact.firstName}}")).isEqualTo("Costs $1 \\ {one} Jana");
    }

    @Test
    @DisplayName("is HTML only where its author wrote it; a name is a name")
    void escapes() {
        assertThat(new MailTemplate("<b>{{contact.company}}</b>").renderHtml(JANA))
                .isEqualTo("<b>Weber &amp; &lt;Söhne&gt; &quot;Bau&quot; d&#39;Or</b>");
        assertThat(new MailTemplate("<b>{{contact.lastName|A & B}}</b>").renderHtml(JANA))
                .isEqualTo("<b>A &amp; B</b>");
        assertThat(render("{{contact.company}}")).isEqualTo("Weber & <Söhne> \"Bau\" d'Or");
    }

    @Test
    @DisplayName("names every field that there is none of, once, before anybody gets it")
    void unknown() {
        MailTemplate wrong =
                new MailTemplate("{{contact.fristName|x}} {{name}} {{name}} {{}} {{contact.email}} {name}");
        assertThat(wrong.unknownFields()).containsExactly("contact.fristName", "name", "");
        assertThat(wrong.render(JANA)).startsWith("{{contact.fristName|x}} {{name}}");
        assertThat(new MailTemplate("{{ contact.email }} and {{user.name}}").unknownFields())
                .isEmpty();
    }

    @Test
    @DisplayName("knows every field by its word")
    void words() {
        assertThat(Arrays.stream(Field.values()).map(field -> "{{" + field.word() + "}}"))
                .allSatisfy(text ->
                        assertThat(new MailTemplate(text).unknownFields()).isEmpty());
        assertThat(Field.CONTACT_FULL_NAME.word()).isEqualTo("contact.fullName");
    }

    private static String render(String text) {
        return new MailTemplate(text).render(JANA);
    }

    @Test
    @DisplayName("What would show nothing is told before: neither a value nor anything that stands for it")
    void missing() {
        MailTemplate template = new MailTemplate(
                "{{contact.firstName}} {{contact.company}} {{contact.company}} {{contact.jobTitle|boss}} {{contact.nme}}");
        assertThat(template.missing(Map.of(Field.CONTACT_FIRST_NAME, "Jana", Field.CONTACT_COMPANY, " ")))
                .containsExactly("contact.company");
        assertThat(template.missing(Map.of())).containsExactly("contact.firstName", "contact.company");
    }
}
