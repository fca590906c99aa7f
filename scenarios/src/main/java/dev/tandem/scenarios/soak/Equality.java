package dev.tandem.scenarios.soak;

import dev.tandem.scenarios.soak.Facts.Flags;
import dev.tandem.scenarios.soak.Facts.Held;
import dev.tandem.scenarios.soak.Facts.MailboxFacts;
import dev.tandem.scenarios.soak.Facts.Sending;
import dev.tandem.scenarios.soak.Facts.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether Gmail and CRM say the same. Decides from facts alone, so that spoilt facts can show that it sees a difference. */
final class Equality {

    private static final Set<String> FINAL_OUTCOMES = Set.of("SYNCED", "NOT_SYNCED", "HELD_BACK");

    private final Facts facts;
    private final List<String> differences = new ArrayList<>();
    /** Contact by sub-account and Message-ID. */
    private final Map<String, String> demanded = new HashMap<>();

    private final Map<String, String> allowed = new HashMap<>();

    private Equality(Facts facts) {
        this.facts = facts;
    }

    /** Empty where both are equal. */
    static List<String> differences(Facts facts, boolean labels) {
        Equality equality = new Equality(facts);
        facts.mailboxes().forEach(equality::judge);
        equality.compareShown();
        facts.sendings().forEach(equality::compareSending);
        if (labels) {
            facts.mailboxes().forEach(equality::compareLabels);
        }
        return equality.differences;
    }

    /** R80, R81: nothing without a verdict. Fills what the CRM has to show, and what it may. */
    private void judge(MailboxFacts mailbox) {
        for (Held held : mailbox.held()) {
            if (held.has("DRAFT")) {
                differences.add("a draft stays behind in " + mailbox.address() + ": " + held);
                continue;
            }
            String outcome = mailbox.verdicts().getOrDefault(held.id(), "no verdict");
            if (!FINAL_OUTCOMES.contains(outcome)) {
                differences.add("message " + held + " in " + mailbox.address() + " has " + outcome);
            }
            contact(mailbox, held).forEach(contact -> {
                allowed.put(key(mailbox.subAccount(), held.rfcMessageId()), contact);
                if (!held.isOutOfScope()) {
                    demanded.put(key(mailbox.subAccount(), held.rfcMessageId()), contact);
                }
            });
        }
    }

    private void compareShown() {
        Map<String, List<Shown>> shown = facts.crm().stream()
                .collect(Collectors.groupingBy(each -> key(each.subAccount(), each.rfcMessageId())));
        demanded.forEach((key, contact) -> {
            List<Shown> found = shown.getOrDefault(key, List.of());
            if (found.size() != 1) {
                differences.add("email " + key + " is shown " + found.size() + " times, should be once: " + found);
            }
        });
        shown.forEach((key, all) -> all.forEach(each -> compareShown(key, each)));
    }

    /** R12: nothing of strangers; R11: in the right conversation. */
    private void compareShown(String key, Shown shown) {
        boolean left = shown.state().equals("SENT")
                || shown.state().equals("RECEIVED")
                || shown.state().isEmpty();
        if (left && !allowed.containsKey(key) && !facts.deleted().contains(shown.rfcMessageId())) {
            differences.add("the CRM shows what no mailbox holds for a contact: " + shown);
        }
        if (allowed.containsKey(key) && !allowed.get(key).equals(shown.contact())) {
            differences.add("an email stands with the wrong contact: " + shown);
        }
    }

    /** R44, R45. */
    private void compareSending(Sending sending) {
        boolean right = switch (sending.state()) {
            case "SENT", "BOUNCED" -> sending.inGmail() == 1 && sending.outside() == 1;
            case "UNKNOWN" -> sending.inGmail() <= 1 && sending.outside() == sending.inGmail();
            case "FAILED" -> sending.inGmail() == 0 && sending.outside() == 0;
            default -> !sending.accepted() && sending.inGmail() == 0 && sending.outside() == 0;
        };
        if (!right) {
            differences.add("not sent exactly once: " + sending);
        }
    }

    /** R19. An email that several mailboxes hold may differ in each, so only those are compared that one mailbox holds. */
    private void compareLabels(MailboxFacts mailbox) {
        Map<String, List<Shown>> shown = facts.crm().stream()
                .filter(each -> each.subAccount().equals(mailbox.subAccount()))
                .collect(Collectors.groupingBy(Shown::rfcMessageId));
        for (Held held : mailbox.held()) {
            shown.getOrDefault(held.rfcMessageId(), List.of()).stream()
                    .filter(each -> !each.flags().equals(flags(held, each.flags())))
                    .forEach(each -> differences.add("labels differ: " + held + " and " + each));
        }
    }

    /**
     * What is sent is never unread. What lies in the inbox is not archived; of what lies elsewhere that cannot be told, because what
     * arrived there unread is not put away here (ADR 0028).
     */
    private static Flags flags(Held held, Flags shown) {
        boolean sent = held.has("SENT");
        return new Flags(
                sent ? shown.read() : !held.has("UNREAD"),
                held.has("STARRED"),
                !held.has("INBOX") && shown.archived(),
                held.has("TRASH"));
    }

    /** The contact of the mailbox's owner that a message is with. */
    private static List<String> contact(MailboxFacts mailbox, Held held) {
        String others = held.has("SENT") ? held.recipients() : held.from();
        return mailbox.clients().entrySet().stream()
                .filter(client -> others.contains(client.getKey()))
                .map(Map.Entry::getValue)
                .limit(1)
                .toList();
    }

    private static String key(String subAccount, String rfcMessageId) {
        return subAccount + " " + rfcMessageId;
    }
}
