package dev.tandem.core.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** R45, F45: an email leaves once, wherever we die on the way. */
class SendProgressTest {

    @ParameterizedTest(name = "{6}: {7}")
    @CsvSource({
        "false, false, false, false, false, false, CREATE_DRAFT, nothing has happened",
        "true, false, false, false, false, false, LOOK_FOR_DRAFT, the answer to the draft was lost",
        "true, true, false, false, false, false, SEND_DRAFT, the draft is there",
        "true, true, true, false, false, false, ASK_FOR_DRAFT, the answer to the sending was lost",
        "true, true, true, true, false, false, LOOK_IN_SENT, the draft is gone",
        "true, true, true, false, true, false, READ_BACK, it has left",
        "true, true, true, true, true, false, READ_BACK, it has left and was found again",
        "true, true, true, false, true, true, FINISHED, everything is known",
        "true, true, true, true, true, true, FINISHED, everything is known after all"
    })
    @DisplayName("R45: the next step follows from what is known")
    void next(
            boolean draftAsked,
            boolean draftKnown,
            boolean sendAsked,
            boolean draftGone,
            boolean sentKnown,
            boolean messageIdKnown,
            SendStep step,
            String story) {
        var progress = new SendProgress(draftAsked, draftKnown, sendAsked, draftGone, sentKnown, messageIdKnown);

        assertThat(progress.next()).as(story).isEqualTo(step);
    }

    @ParameterizedTest
    @MethodSource("everything")
    @DisplayName("R45: no draft is made twice, and nothing is sent twice, whatever is stored")
    void neverTwice(SendProgress progress) {
        switch (progress.next()) {
            case CREATE_DRAFT ->
                assertThat(progress.draftAsked() || progress.draftKnown()).isFalse();
            case SEND_DRAFT ->
                assertThat(progress.sendAsked() || progress.draftGone() || progress.sentKnown())
                        .isFalse();
            case LOOK_FOR_DRAFT, ASK_FOR_DRAFT, LOOK_IN_SENT ->
                assertThat(progress.sentKnown()).isFalse();
            case READ_BACK -> assertThat(progress.sentKnown()).isTrue();
            case FINISHED ->
                assertThat(progress.sentKnown() && progress.messageIdKnown()).isTrue();
        }
    }

    /** All that could ever be stored. */
    static Stream<SendProgress> everything() {
        return IntStream.range(0, 64)
                .mapToObj(bits -> new SendProgress(
                        isSet(bits, 0),
                        isSet(bits, 1),
                        isSet(bits, 2),
                        isSet(bits, 3),
                        isSet(bits, 4),
                        isSet(bits, 5)));
    }

    private static boolean isSet(int bits, int at) {
        return (bits >> at & 1) == 1;
    }
}
