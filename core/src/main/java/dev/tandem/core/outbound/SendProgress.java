package dev.tandem.core.outbound;

/**
 * How far a sending has come, as stored. Each fact is written down before the call that could make it true, or after the answer that
 * proves it, so that a crash at any point leaves a true record.
 *
 * @param draftAsked a draft was asked for, the answer may be lost
 * @param draftKnown the draft's id is stored
 * @param sendAsked the draft was asked to be sent, the answer may be lost
 * @param draftGone the draft was looked for afterwards and is gone
 * @param sentKnown the id of the sent email is stored
 * @param messageIdKnown its real Message-ID is stored
 */
public record SendProgress(
        boolean draftAsked,
        boolean draftKnown,
        boolean sendAsked,
        boolean draftGone,
        boolean sentKnown,
        boolean messageIdKnown) {

    /** R45: the next step, by what is known and not by what is hoped. */
    public SendStep next() {
        if (sentKnown) {
            return messageIdKnown ? SendStep.FINISHED : SendStep.READ_BACK;
        }
        if (draftGone) {
            return SendStep.LOOK_IN_SENT;
        }
        return draftKnown ? withDraft() : withoutDraft();
    }

    private SendStep withDraft() {
        return sendAsked ? SendStep.ASK_FOR_DRAFT : SendStep.SEND_DRAFT;
    }

    private SendStep withoutDraft() {
        return draftAsked ? SendStep.LOOK_FOR_DRAFT : SendStep.CREATE_DRAFT;
    }
}
