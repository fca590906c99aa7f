package dev.tandem.scenarios.soak;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Both sides at rest.
 *
 * @param deleted Message-IDs of what owners deleted for ever
 */
record Facts(List<MailboxFacts> mailboxes, List<Shown> crm, List<Sending> sendings, Set<String> deleted) {

    /**
     * One mailbox, without what lay there before it was connected.
     *
     * @param clients contact id by address
     * @param verdicts outcome by Gmail's id
     */
    record MailboxFacts(
            String subAccount,
            String address,
            Map<String, String> clients,
            List<Held> held,
            Map<String, String> verdicts) {}

    /** A message as Gmail holds it. */
    record Held(String id, String rfcMessageId, Set<String> labels, String from, String recipients) {

        boolean has(String label) {
            return labels.contains(label);
        }

        /** R17: never synced while it is there. */
        boolean isOutOfScope() {
            return has("TRASH") || has("SPAM");
        }
    }

    /** A message as the CRM shows it. */
    record Shown(String subAccount, String contact, String id, String rfcMessageId, String state, Flags flags) {}

    /** What R19 keeps equal. */
    record Flags(boolean read, boolean starred, boolean archived, boolean trashed) {}

    /**
     * An email that was written in the CRM.
     *
     * @param accepted false where the CRM refused to take it
     * @param state in the CRM at the end
     * @param inGmail copies in Sent of the author's mailbox
     * @param outside copies that reached the contact
     */
    record Sending(String mark, boolean accepted, String state, long inGmail, long outside) {}
}
