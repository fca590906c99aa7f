package dev.tandem.core.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.mail.Direction;
import dev.tandem.core.mail.Flag;
import dev.tandem.core.mail.Flags;
import dev.tandem.core.mail.Label;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Marks travel between the CRM and the mailbox (R19)")
class FlagRulesTest {

    @Nested
    @DisplayName("An email that comes in")
    class ComingIn {

        @ParameterizedTest(name = "received with {0}: {1}")
        @CsvSource({
            "INBOX UNREAD, ''",
            "INBOX, READ",
            "INBOX UNREAD STARRED, STARRED",
            "UNREAD Label_7, ''",
            "Label_7, READ ARCHIVED",
            "'', READ ARCHIVED",
            "TRASH UNREAD, TRASHED",
            "SPAM, READ ARCHIVED TRASHED"
        })
        @DisplayName("is marked as its labels say; what nobody read is not put away")
        void received(String labels, String flags) {
            assertThat(FlagRules.atArrival(labels(labels), Direction.INBOUND)).isEqualTo(flags(flags));
        }

        @ParameterizedTest(name = "sent with {0}: {1}")
        @CsvSource({"SENT, READ", "SENT INBOX UNREAD, READ", "SENT STARRED, READ STARRED", "SENT TRASH, READ TRASHED"})
        @DisplayName("and was sent was read by who wrote it, and was never in an inbox")
        void sent(String labels, String flags) {
            assertThat(FlagRules.atArrival(labels(labels), Direction.OUTBOUND)).isEqualTo(flags(flags));
        }
    }

    @Nested
    @DisplayName("What changes in the mailbox")
    class FromTheMailbox {

        @ParameterizedTest(name = "{0}: {1} -> {2} gives {3}")
        @CsvSource({
            "'', INBOX UNREAD, INBOX, READ",
            "READ, INBOX, INBOX UNREAD, ''",
            "'', INBOX UNREAD, INBOX UNREAD STARRED, STARRED",
            "STARRED, INBOX UNREAD STARRED, INBOX UNREAD, ''",
            "READ, INBOX, Label_7, READ ARCHIVED",
            "READ ARCHIVED, Label_7, INBOX, READ",
            "READ, INBOX, TRASH, READ TRASHED",
            "READ TRASHED, TRASH, INBOX, READ",
            "READ TRASHED, TRASH, '', READ ARCHIVED",
            "READ, INBOX, SPAM, READ TRASHED",
            "READ TRASHED, SPAM, INBOX, READ",
            "READ, SENT, SENT TRASH, READ TRASHED",
            "READ TRASHED, SENT TRASH, SENT, READ",
            "READ, INBOX SENT, SENT, READ"
        })
        @DisplayName("is taken over, and nothing else")
        void taken(String here, String before, String now, String after) {
            assertThat(FlagRules.afterMailbox(flags(here), labels(before), labels(now), Set.of()))
                    .isEqualTo(flags(after));
        }

        @Test
        @DisplayName("F86: and is known to be so already is an echo, and changes nothing")
        void echo() {
            Set<Label> known = labels("STARRED");

            assertThat(FlagRules.afterMailbox(flags("READ ARCHIVED"), known, known, Set.of()))
                    .isEqualTo(flags("READ ARCHIVED"));
        }

        @Test
        @DisplayName("F88: labels that mean nothing here change nothing")
        void unknown() {
            assertThat(FlagRules.afterMailbox(
                            flags(""), labels("INBOX UNREAD"), labels("INBOX UNREAD Label_9"), Set.of()))
                    .isEqualTo(flags(""));
        }

        @Test
        @DisplayName("F87: and was changed here and not told yet stays as it is here; every other flag is taken over")
        void conflict() {
            assertThat(FlagRules.afterMailbox(
                            flags("STARRED"), labels("INBOX UNREAD STARRED"), labels("INBOX"), Set.of(Flag.STARRED)))
                    .isEqualTo(flags("READ STARRED"));
        }

        @Test
        @DisplayName("what stands otherwise here and did not change there stays")
        void onlyChanges() {
            assertThat(FlagRules.afterMailbox(
                            flags("READ STARRED ARCHIVED"),
                            labels("INBOX UNREAD"),
                            labels("INBOX UNREAD IMPORTANT"),
                            Set.of()))
                    .isEqualTo(flags("READ STARRED ARCHIVED"));
        }
    }

    @Nested
    @DisplayName("What is to be as in the mailbox")
    class AsTheMailbox {

        @ParameterizedTest(name = "{0} with {1}, as to {2}, gives {3}")
        @CsvSource({
            "READ, INBOX UNREAD, READ, ''",
            "'', INBOX, READ, READ",
            "'', INBOX UNREAD STARRED, STARRED, STARRED",
            "STARRED, INBOX, STARRED, ''",
            "'', Label_7, ARCHIVED, ARCHIVED",
            "READ ARCHIVED, INBOX, ARCHIVED, READ",
            "'', TRASH, TRASHED, TRASHED",
            "TRASHED, INBOX UNREAD, TRASHED, ''",
            "'', INBOX STARRED, READ STARRED, READ STARRED"
        })
        @DisplayName("becomes so, whatever was known before, and every other flag stays")
        void becomes(String here, String labels, String which, String after) {
            assertThat(FlagRules.asMailbox(
                            flags(here), labels(labels), flags(which).marked()))
                    .isEqualTo(flags(after));
        }

        @ParameterizedTest(name = "{0} with {1}")
        @CsvSource({"ARCHIVED, TRASH", "'', SENT", "ARCHIVED, SENT"})
        @DisplayName("stays where the labels say nothing about it")
        void silent(String here, String labels) {
            assertThat(FlagRules.asMailbox(flags(here), labels(labels), Set.of(Flag.ARCHIVED)))
                    .isEqualTo(flags(here));
        }
    }

    @Nested
    @DisplayName("What is wanted of the mailbox")
    class ToTheMailbox {

        @ParameterizedTest(name = "{0} with {1} = {2} becomes {3}")
        @CsvSource({
            "INBOX UNREAD, READ, true, INBOX",
            "INBOX, READ, false, INBOX UNREAD",
            "INBOX, READ, true, INBOX",
            "INBOX, STARRED, true, INBOX STARRED",
            "INBOX STARRED, STARRED, false, INBOX",
            "INBOX Label_7, ARCHIVED, true, Label_7",
            "Label_7, ARCHIVED, false, Label_7 INBOX",
            "SENT, ARCHIVED, false, SENT",
            "SENT INBOX, ARCHIVED, true, SENT",
            "INBOX UNREAD, TRASHED, true, TRASH UNREAD",
            "SPAM, TRASHED, true, TRASH",
            "TRASH, TRASHED, false, INBOX",
            "SPAM, TRASHED, false, INBOX",
            "SENT TRASH, TRASHED, false, SENT",
            "Label_7, TRASHED, false, Label_7",
            "TRASH, ARCHIVED, false, TRASH"
        })
        @DisplayName("is a state, and everything else stays")
        void one(String now, Flag flag, boolean value, String then) {
            assertThat(FlagRules.wanted(labels(now), Map.of(flag, value))).isEqualTo(labels(then));
        }

        @Test
        @DisplayName("done is read and out of the inbox at once")
        void done() {
            assertThat(FlagRules.wanted(labels("INBOX UNREAD STARRED"), Map.of(Flag.READ, true, Flag.ARCHIVED, true)))
                    .isEqualTo(labels("STARRED"));
        }

        @Test
        @DisplayName("what comes out of the trash and shall be archived does not lie in the inbox")
        void backToArchive() {
            assertThat(FlagRules.wanted(labels("TRASH"), Map.of(Flag.TRASHED, false, Flag.ARCHIVED, true)))
                    .isEmpty();
            assertThat(FlagRules.wanted(labels("TRASH"), Map.of(Flag.TRASHED, false, Flag.ARCHIVED, false)))
                    .isEqualTo(labels("INBOX"));
        }

        @Test
        @DisplayName("what we told comes back as an echo that changes nothing")
        void roundTrip() {
            for (Flag flag : Flag.values()) {
                Set<Label> before = labels("INBOX UNREAD");
                Set<Label> after = FlagRules.wanted(before, Map.of(flag, true));
                assertThat(FlagRules.afterMailbox(Flags.of(), before, after, Set.of()))
                        .isEqualTo(Flags.of(flag));
                assertThat(FlagRules.wanted(after, Map.of(flag, true))).isEqualTo(after);
            }
        }
    }

    private static Set<Label> labels(String words) {
        return words(words).map(Label::new).collect(Collectors.toSet());
    }

    private static Flags flags(String words) {
        return new Flags(words(words).map(Flag::valueOf).collect(Collectors.toSet()));
    }

    private static Stream<String> words(String words) {
        return Arrays.stream(words.split(" ")).filter(word -> !word.isEmpty());
    }
}
