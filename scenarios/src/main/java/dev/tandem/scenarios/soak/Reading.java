package dev.tandem.scenarios.soak;

import dev.tandem.scenarios.gmail.Copy;
import dev.tandem.scenarios.gmail.EmulatedGmail;
import dev.tandem.scenarios.gmail.Received;
import dev.tandem.scenarios.soak.Facts.Flags;
import dev.tandem.scenarios.soak.Facts.Held;
import dev.tandem.scenarios.soak.Facts.MailboxFacts;
import dev.tandem.scenarios.soak.Facts.Sending;
import dev.tandem.scenarios.soak.Facts.Shown;
import dev.tandem.scenarios.soak.Journal.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads both sides: Gmail's truth from behind, the CRM through its API. */
final class Reading {

    private static final Set<String> ON_THE_WAY = Set.of("PENDING", "PARKED");

    private final Town town;
    private final EmulatedGmail gmail;
    private final Journal journal;

    Reading(Town town, EmulatedGmail gmail, Journal journal) {
        this.town = town;
        this.gmail = gmail;
        this.journal = journal;
    }

    /** Outcome by Gmail's id, of everything in a colleague's mailbox. */
    static Map<String, String> verdicts(Colleague colleague) {
        Map<String, String> all = new HashMap<>();
        colleague
                .crm()
                .all(colleague.path("/verdicts"))
                .forEach(verdict -> all.put(
                        verdict.path("gmailMessageId").asString(),
                        verdict.path("outcome").asString()));
        return all;
    }

    /** Those that somebody has decided about. */
    static Set<String> judged(Map<String, String> verdicts) {
        return verdicts.entrySet().stream()
                .filter(verdict -> !ON_THE_WAY.contains(verdict.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** How many messages of Gmail wait for their verdict. */
    long waiting() {
        return town.staff().stream().mapToLong(this::waiting).sum();
    }

    private long waiting(Colleague colleague) {
        Set<String> judged = judged(verdicts(colleague));
        return held(colleague).stream()
                .filter(held -> !judged.contains(held.id()))
                .count();
    }

    Facts facts() {
        List<MailboxFacts> mailboxes = town.staff().stream()
                .map(each -> new MailboxFacts(
                        each.subAccountId(), each.address(), each.clients(), held(each), verdicts(each)))
                .toList();
        List<Shown> crm = shown();
        return new Facts(mailboxes, crm, sendings(crm), journal.deleted());
    }

    private List<Held> held(Colleague colleague) {
        return gmail.mailbox(colleague.address()).stream()
                .filter(copy -> !colleague.before().contains(copy.id()))
                .map(copy -> new Held(
                        copy.id(), copy.rfcMessageId(), copy.labels(), copy.from(), copy.to() + ", " + copy.cc()))
                .toList();
    }

    /** All messages of all sub-accounts; each is read through one of its members. */
    private List<Shown> shown() {
        Map<String, Colleague> readers = town.staff().stream()
                .collect(Collectors.toMap(Colleague::subAccountId, each -> each, (first, other) -> first));
        List<Shown> all = new ArrayList<>();
        for (Colleague reader : readers.values()) {
            for (String filter : List.of("all", "archived", "trash")) {
                reader.crm().all(reader.path("/conversations?filter=" + filter)).stream()
                        .flatMap(conversation -> reader
                                .crm()
                                .all(reader.path("/conversations/"
                                        + conversation.path("id").asString() + "/messages"))
                                .stream())
                        .map(message -> shown(reader.subAccountId(), message))
                        .forEach(all::add);
            }
        }
        return all.stream().distinct().toList();
    }

    private static Shown shown(String subAccount, JsonNode message) {
        JsonNode flags = message.path("flags");
        return new Shown(
                subAccount,
                message.path("contactId").asString(""),
                message.path("id").asString(),
                message.path("rfcMessageId").asString(""),
                message.path("state").asString(""),
                new Flags(
                        flags.path("read").asBoolean(),
                        flags.path("starred").asBoolean(),
                        flags.path("archived").asBoolean(),
                        flags.path("trashed").asBoolean()));
    }

    /** Counts by the mark in the text, which nothing on the way changes. */
    private List<Sending> sendings(List<Shown> crm) {
        Map<String, String> states =
                crm.stream().collect(Collectors.toMap(Shown::id, Shown::state, (one, same) -> one));
        Map<Colleague, List<String>> sent = town.staff().stream()
                .collect(Collectors.toMap(
                        each -> each,
                        each -> gmail.mailbox(each.address()).stream()
                                .filter(copy -> copy.labels().contains("SENT"))
                                .map(copy -> source(each, copy))
                                .toList()));
        Map<String, List<String>> outside = journal.written().stream()
                .map(Written::client)
                .distinct()
                .collect(Collectors.toMap(
                        client -> client,
                        client -> gmail.inboxOf(client).stream()
                                .map(Received::source)
                                .toList()));
        return journal.written().stream()
                .map(email -> new Sending(
                        email.mark(),
                        !email.message().isEmpty(),
                        states.getOrDefault(email.message(), ""),
                        count(email.mark(), sent.getOrDefault(email.author(), List.of())),
                        count(email.mark(), outside.getOrDefault(email.client(), List.of()))))
                .toList();
    }

    private String source(Colleague colleague, Copy copy) {
        return gmail.source(colleague.address(), copy).source();
    }

    private static long count(String mark, List<String> sources) {
        return sources.stream().filter(source -> source.contains(mark)).count();
    }
}
