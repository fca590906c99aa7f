package dev.tandem.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tandem.core.contact.UserId;
import dev.tandem.core.conversation.Finding;
import dev.tandem.core.conversation.Step;
import dev.tandem.server.conversation.VerdictFacts.Facts;
import dev.tandem.server.conversation.VerdictFacts.InThread;
import dev.tandem.server.conversation.VerdictFacts.Person;
import dev.tandem.server.web.WhyView.Kind;
import dev.tandem.server.web.WhyView.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.support.ResourceBundleMessageSource;

@DisplayName("R80: the chain of questions")
class AskedRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final UserId BEN = new UserId(UUID.randomUUID());

    @Test
    @DisplayName("names the one that decided, and those that were not asked because of it")
    void boundThread() {
        List<Row> rows = rows(
                "SYNCED",
                Finding.THREAD_BOUND,
                Finding.AFTER_CONNECTION,
                Finding.IN_SCOPE,
                Finding.NOT_AUTOMATIC,
                Finding.THREAD_BOUND,
                Finding.JOINS_THREAD,
                Finding.FIRST_SOURCE);

        assertThat(rows)
                .extracting(Row::rule, Row::kind, Row::decided)
                .containsExactly(
                        tuple("R06", Kind.PASSED, false),
                        tuple("R17", Kind.PASSED, false),
                        tuple("R18", Kind.PASSED, false),
                        tuple("R11", Kind.PASSED, true),
                        tuple("R12–16", Kind.NOT_ASKED, false),
                        tuple("R20", Kind.PASSED, false),
                        tuple("R29", Kind.PASSED, false));
        assertThat(rows.get(3).answer()).isEqualTo("Yes: Jana Weber, since 19 Nov 2026, 15:02.");
        assertThat(rows.get(4).question()).isEqualTo("Assignment, unknown sender, staff");
        assertThat(rows.get(4).answer()).isEqualTo("Not asked, because R11 had decided.");
    }

    @Test
    @DisplayName("ends where the email is older than the connection: nothing else was asked")
    void older() {
        assertThat(rows("NOT_SYNCED", Finding.BEFORE_CONNECTION, Finding.BEFORE_CONNECTION))
                .extracting(Row::rule, Row::kind)
                .containsExactly(tuple("R06", Kind.ENDED), tuple("R11–33", Kind.NOT_ASKED));
    }

    @Test
    @DisplayName("ends at the gate with whom the contact has")
    void held() {
        List<Row> rows = rows(
                "HELD_BACK",
                Finding.GATE_CLOSED,
                Finding.THREAD_NOT_BOUND,
                Finding.SENDER_IS_CONTACT,
                Finding.GATE_CLOSED);

        assertThat(rows)
                .extracting(Row::rule, Row::kind)
                .containsExactly(
                        tuple("R11", Kind.OTHERWISE),
                        tuple("R14", Kind.PASSED),
                        tuple("R13", Kind.HELD),
                        tuple("R20–29", Kind.NOT_ASKED));
        assertThat(rows.get(2).answer()).isEqualTo("No: assigned to Ada Lenz, not to you.");
    }

    @ParameterizedTest
    @EnumSource(Finding.class)
    @DisplayName("has words in both languages for every finding, with facts and without")
    void words(Finding finding) {
        for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            FindingWords words = words(language);
            for (Facts facts : List.of(Facts.NONE, facts())) {
                assertThat(words.question(finding)).endsWith("?").doesNotContain(finding.name());
                assertThat(words.answer(finding, facts)).isNotBlank().doesNotContain(finding.name(), "{");
            }
        }
    }

    private static List<Row> rows(String outcome, Finding decided, Finding... asked) {
        List<Step> steps = new ArrayList<>();
        for (Finding finding : asked) {
            steps.add(new Step(finding, finding == decided));
        }
        return new AskedRules(words(Locale.ENGLISH)).rows(steps, outcome, facts());
    }

    private static Facts facts() {
        return new Facts(
                Optional.of(Instant.parse("2026-05-03T07:20:00Z")),
                Optional.of(new Person(
                        UUID.randomUUID(),
                        "Jana Weber",
                        Optional.of(new UserId(UUID.randomUUID())),
                        Optional.of("Ada Lenz"))),
                Optional.of(new InThread(
                        "Quotation", UUID.randomUUID(), Optional.of(Instant.parse("2026-11-19T14:02:00Z")))),
                List.of("INBOX", "Label_7"),
                2,
                Optional.empty());
    }

    private static FindingWords words(Locale language) {
        ResourceBundleMessageSource bundles = new ResourceBundleMessageSource();
        bundles.setBasename("messages");
        bundles.setDefaultEncoding(StandardCharsets.UTF_8.name());
        bundles.setFallbackToSystemLocale(false);
        return new FindingWords(new TimeWords(language, ZoneId.of("Europe/Berlin"), NOW, bundles), BEN);
    }
}
