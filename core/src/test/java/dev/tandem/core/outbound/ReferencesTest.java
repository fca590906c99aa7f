package dev.tandem.core.outbound;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.given.Chance;
import dev.tandem.core.given.Stories;
import dev.tandem.core.mail.RfcMessageId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R49, F49, F50: the chain of Message-IDs that keeps an answer in its thread at the recipient. */
class ReferencesTest {

    private static final RfcMessageId ORIGINAL = new RfcMessageId("Termin.9@praxis-weber.example");

    @Test
    @DisplayName("R49: an answer refers to the original, after everything that the original referred to")
    void chain() {
        assertThat(ReplyRules.references(ids("a@x.example", "b@x.example"), ORIGINAL))
                .containsExactlyElementsOf(ids("a@x.example", "b@x.example", "Termin.9@praxis-weber.example"));
    }

    @Test
    @DisplayName("R49: an answer to the first email of a thread refers to that one alone")
    void first() {
        assertThat(ReplyRules.references(List.of(), ORIGINAL)).containsExactly(ORIGINAL);
    }

    @Test
    @DisplayName("R49, F61: each id stands there once, and the original last, even where it referred to itself")
    void once() {
        assertThat(ReplyRules.references(
                        ids("a@x.example", "termin.9@PRAXIS-WEBER.example", "A@x.example", "b@x.example"), ORIGINAL))
                .containsExactlyElementsOf(ids("a@x.example", "b@x.example", "Termin.9@praxis-weber.example"));
    }

    @Test
    @DisplayName("F50: of a long thread the first id and the latest ones stay, twenty in all")
    void longThread() {
        List<RfcMessageId> before = numbered(30, 20);

        List<RfcMessageId> references = ReplyRules.references(before, ORIGINAL);

        assertThat(references).hasSize(ReplyRules.REFERENCES_MAX_IDS);
        assertThat(references.getFirst()).isEqualTo(before.getFirst());
        assertThat(references.subList(1, 19)).isEqualTo(before.subList(12, 30));
        assertThat(references.getLast()).isEqualTo(ORIGINAL);
    }

    @Test
    @DisplayName("F50: twenty ids are not too many, nineteen before the original")
    void notTooLong() {
        List<RfcMessageId> before = numbered(19, 20);

        assertThat(ReplyRules.references(before, ORIGINAL))
                .startsWith(before.toArray(RfcMessageId[]::new))
                .hasSize(20);
        assertThat(ReplyRules.references(numbered(20, 20), ORIGINAL))
                .hasSize(20)
                .doesNotContain(numbered(20, 20).get(1));
    }

    @Test
    @DisplayName("F50: a header of exactly 3,800 bytes holds them all, one byte more drops the second id")
    void exactlyFull() {
        // Four ids, each with two brackets and a blank: 4 * 3 + 3 * 950 + 938 = 3,800.
        List<RfcMessageId> before = numbered(3, 950);
        String original = "x".repeat(938 - ORIGINAL.value().length()) + ORIGINAL.value();

        assertThat(ReplyRules.references(before, new RfcMessageId(original))).hasSize(4);
        assertThat(ReplyRules.references(before, new RfcMessageId("x" + original)))
                .containsExactly(before.get(0), before.get(2), new RfcMessageId("x" + original));
    }

    @Test
    @DisplayName("F50: it is the bytes that count, not the letters")
    void bytes() {
        List<RfcMessageId> before = IntStream.range(0, 4)
                .mapToObj(n -> new RfcMessageId(n + "@" + "ü".repeat(490)))
                .toList();

        assertThat(ReplyRules.references(before, ORIGINAL))
                .containsExactly(before.get(0), before.get(2), before.get(3), ORIGINAL);
    }

    @Test
    @DisplayName("F50: what does not fit ends the chain; nothing older is taken instead")
    void noHoles() {
        List<RfcMessageId> before = Stream.of(numbered(2, 20), numbered(3, 998), numbered(1, 900))
                .flatMap(List::stream)
                .toList();

        assertThat(ReplyRules.references(before, ORIGINAL))
                .containsExactly(before.getFirst(), before.get(3), before.get(4), before.get(5), ORIGINAL);
    }

    @Test
    @DisplayName("RFC 5322: an original without References has its one In-Reply-To instead")
    void oneParent() {
        assertThat(ReplyRules.ancestors(List.of(), ids("a@x.example"))).isEqualTo(ids("a@x.example"));
    }

    @Test
    @DisplayName("RFC 5322: an In-Reply-To that names several emails, or stands beside References, is not followed")
    void severalParents() {
        assertThat(ReplyRules.ancestors(List.of(), ids("a@x.example", "b@x.example")))
                .isEmpty();
        assertThat(ReplyRules.ancestors(List.of(), List.of())).isEmpty();
        assertThat(ReplyRules.ancestors(ids("c@x.example"), ids("a@x.example"))).isEqualTo(ids("c@x.example"));
    }

    @Stories
    @DisplayName("F50: the header never exceeds its limits, keeps both ends of the thread and leaves no room unused")
    void bounds(long seed) {
        Chance chance = new Chance(seed);
        int longest = chance.oneOf(10, 100, 998);
        List<RfcMessageId> before = IntStream.range(0, chance.below(60))
                .mapToObj(n -> new RfcMessageId(n + "@" + "x".repeat(1 + chance.below(longest - 5))))
                .toList();

        List<RfcMessageId> references = ReplyRules.references(before, ORIGINAL);

        assertThat(references)
                .hasSizeLessThanOrEqualTo(ReplyRules.REFERENCES_MAX_IDS)
                .endsWith(ORIGINAL);
        assertThat(header(references)).hasSizeLessThanOrEqualTo(ReplyRules.REFERENCES_MAX_BYTES);
        assertThat(Stream.concat(before.stream().limit(1), Stream.of(ORIGINAL))).isSubsetOf(references);
        assertLatestAreKept(before, references);
    }

    private static void assertLatestAreKept(List<RfcMessageId> before, List<RfcMessageId> references) {
        List<RfcMessageId> middle = references.subList(before.isEmpty() ? 0 : 1, references.size() - 1);
        int dropped = Math.max(0, before.size() - 1) - middle.size();
        assertThat(before).endsWith(middle.toArray(RfcMessageId[]::new));
        if (dropped > 0 && references.size() < ReplyRules.REFERENCES_MAX_IDS) {
            RfcMessageId lastDropped = before.get(dropped);
            assertThat(header(references).length()
                            + header(List.of(lastDropped)).length())
                    .isGreaterThan(ReplyRules.REFERENCES_MAX_BYTES);
        }
    }

    /** As it is written, each id with the blank before it. */
    private static String header(List<RfcMessageId> references) {
        return references.stream().map(id -> " " + id.bracketed()).collect(joining());
    }

    private static List<RfcMessageId> ids(String... values) {
        return Stream.of(values).map(RfcMessageId::new).toList();
    }

    /** Ids of this length, none like another. */
    private static List<RfcMessageId> numbered(int count, int length) {
        return IntStream.range(0, count)
                .mapToObj(n -> n + "." + length + "@")
                .map(start -> new RfcMessageId(start + "x".repeat(length - start.length())))
                .toList();
    }
}
