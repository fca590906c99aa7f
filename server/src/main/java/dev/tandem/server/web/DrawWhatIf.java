package dev.tandem.server.web;

import dev.tandem.core.contact.ContactId;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.conversation.Attribution;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.BadInput;
import dev.tandem.server.contact.ContactStore;
import dev.tandem.server.contact.ContactStore.Details;
import dev.tandem.server.conversation.VerdictFacts.Facts;
import dev.tandem.server.conversation.VerdictFacts.Person;
import dev.tandem.server.identity.Member;
import dev.tandem.server.identity.SubAccountStore;
import dev.tandem.server.inbound.BoundThreads;
import dev.tandem.server.inbound.BoundThreads.RunningThread;
import dev.tandem.server.inbound.WhatIf;
import dev.tandem.server.inbound.WhatIf.Answers;
import dev.tandem.server.inbound.WhatIf.Imagined;
import dev.tandem.server.inbound.WhatIf.WouldBe;
import dev.tandem.server.mailbox.MailboxStore;
import dev.tandem.server.mailbox.MailboxStore.ConnectionState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws the tester and what it answers (R80). */
@Component
class DrawWhatIf {

    private static final int THREADS_MAX = 30;

    private final WhatIf whatIf;
    private final BoundThreads threads;
    private final MailboxStore mailboxes;
    private final ContactStore contacts;
    private final SubAccountStore subAccounts;
    private final DrawWhy drawWhy;

    DrawWhatIf(
            WhatIf whatIf,
            BoundThreads threads,
            MailboxStore mailboxes,
            ContactStore contacts,
            SubAccountStore subAccounts,
            DrawWhy drawWhy) {
        this.whatIf = whatIf;
        this.threads = threads;
        this.mailboxes = mailboxes;
        this.contacts = contacts;
        this.subAccounts = subAccounts;
        this.drawWhy = drawWhy;
    }

    /** Nothing written yet: somebody writes to the reader's mailbox. */
    WhatIfView form(Visit visit) {
        String own =
                mailbox(visit).map(state -> state.mailbox().address().value()).orElse("");
        return form(visit, new WhatIfForm("", own, "", ""));
    }

    WhatIfView form(Visit visit, WhatIfForm written) {
        return view(visit, written, Map.of(), null);
    }

    WhatIfView answered(Visit visit, WhatIfForm written) {
        Map<String, String> errors = new LinkedHashMap<>();
        Optional<EmailAddress> from = EmailAddress.parse(WhatIfForm.text(written.from()));
        if (from.isEmpty()) {
            errors.put("from", "whatIf.error.address");
        }
        List<EmailAddress> to = addresses("to", written.to(), errors);
        List<EmailAddress> cc = addresses("cc", written.cc(), errors);
        if (!errors.isEmpty()) {
            return view(visit, written, errors, null);
        }
        try {
            Imagined imagined = new Imagined(from.orElseThrow(), to, cc, Ids.parse(WhatIfForm.text(written.thread())));
            return whatIf.run(visit.subAccount(), visit.user().id(), imagined)
                    .map(answers -> view(visit, written, Map.of(), answers(visit, imagined, answers)))
                    .orElseGet(() -> form(visit, written));
        } catch (BadInput refused) {
            return view(
                    visit,
                    written,
                    Faults.sentences(refused, Map.of("to", "whatIf.error.nobody", "threadId", "whatIf.error.thread")),
                    null);
        }
    }

    private static List<EmailAddress> addresses(String field, @Nullable String written, Map<String, String> errors) {
        List<EmailAddress> found = new ArrayList<>();
        Arrays.stream(WhatIfForm.text(written).split("[,;\\s]+"))
                .filter(word -> !word.isEmpty())
                .forEach(word -> EmailAddress.parse(word)
                        .ifPresentOrElse(found::add, () -> errors.put(field, "whatIf.error.address")));
        return found;
    }

    private WhatIfView view(
            Visit visit, WhatIfForm written, Map<String, String> errors, WhatIfView.@Nullable Answers answers) {
        Optional<ConnectionState> connection = mailbox(visit);
        List<RunningThread> running = connection
                .map(state -> threads.recent(visit.subAccount(), state.mailbox().id(), THREADS_MAX))
                .orElse(List.of());
        return new WhatIfView(
                connection.map(state -> state.mailbox().address().value()).orElse(null),
                WhatIfForm.text(written.from()),
                WhatIfForm.text(written.to()),
                WhatIfForm.text(written.cc()),
                WhatIfForm.text(written.thread()),
                running,
                errors,
                answers);
    }

    private Optional<ConnectionState> mailbox(Visit visit) {
        return mailboxes.connectionOf(visit.subAccount(), visit.user().id());
    }

    private WhatIfView.Answers answers(Visit visit, Imagined imagined, Answers answers) {
        List<WhatIfView.Row> rows = answers.subAccounts().stream()
                .map(answer -> row(visit, imagined, answer))
                .toList();
        return new WhatIfView.Answers(
                rows.stream().filter(row -> row.outcome().equals("SYNCED")).count(), rows, staff(visit, imagined));
    }

    private WhatIfView.Row row(Visit visit, Imagined imagined, WouldBe answer) {
        FindingWords words = drawWhy.words(visit);
        String name = subAccounts.find(answer.subAccount()).orElseThrow().name();
        Facts facts = facts(answer);
        String outcome = answer.judgement().verdict().outcome().name();
        var verdict = answer.judgement().verdict();
        WhyWords.Said said =
                new WhyWords.Said(outcome, Optional.of(verdict.rule().name()), verdict.steps(), facts);
        return new WhatIfView.Row(
                name,
                outcome,
                new WhyWords(words, name).wouldBe(said, thread(visit, imagined, answer)),
                verdict.rule().name(),
                new AskedRules(words).rows(verdict.steps(), outcome, facts));
    }

    /** The subject of the thread it would join, as far as it is one of those that can be chosen. */
    private Optional<String> thread(Visit visit, Imagined imagined, WouldBe answer) {
        boolean joins = answer.judgement().attribution() instanceof Attribution.Continues;
        return mailbox(visit)
                .filter(state -> joins && answer.subAccount().equals(visit.subAccount()))
                .flatMap(state -> threads
                        .recent(visit.subAccount(), state.mailbox().id(), THREADS_MAX)
                        .stream()
                        .filter(thread -> imagined.thread().equals(Optional.of(thread.threadId())))
                        .map(RunningThread::subject)
                        .findFirst());
    }

    private Facts facts(WouldBe answer) {
        return new Facts(
                Optional.empty(),
                contact(answer.judgement().attribution()).flatMap(contact -> person(answer.subAccount(), contact)),
                Optional.empty(),
                List.of(),
                0,
                Optional.empty());
    }

    private Optional<Person> person(SubAccountId subAccount, ContactId contact) {
        return contacts.find(subAccount, contact.value()).map(card -> {
            Details details = card.details();
            Optional<UserId> assigned = details.assignedTo();
            Optional<String> name = assigned.flatMap(user -> subAccounts.member(subAccount, user))
                    .map(member -> member.user().name());
            return new Person(card.contactId(), DrawContact.name(details), assigned, name);
        });
    }

    private static Optional<ContactId> contact(Attribution attribution) {
        return switch (attribution) {
            case Attribution.Continues(var binding) -> Optional.of(binding.contact());
            case Attribution.Opens(ContactId contact) -> Optional.of(contact);
            case Attribution.WaitsAtGate(ContactId contact) -> Optional.of(contact);
            case Attribution.Nobodys nobodys -> Optional.empty();
        };
    }

    private static List<String> staff(Visit visit, Imagined imagined) {
        return visit.members().stream()
                .map(Member::user)
                .filter(user -> !user.id().equals(visit.user().id()))
                .filter(user -> Stream.concat(imagined.to().stream(), imagined.cc().stream())
                        .anyMatch(address -> user.loginAddress().equalsIgnoreCase(address.value())))
                .map(user -> user.name())
                .toList();
    }
}
