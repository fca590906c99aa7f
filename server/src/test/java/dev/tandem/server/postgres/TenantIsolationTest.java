package dev.tandem.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.core.campaign.AudienceRules;
import dev.tandem.core.contact.ContactId;
import dev.tandem.core.contact.MergePlan;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.GmailMessageId;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.core.mailbox.Mirror;
import dev.tandem.core.workflow.Move.Ended;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Mail;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.campaign.Campaign;
import dev.tandem.server.campaign.Campaign.PauseReason;
import dev.tandem.server.campaign.CampaignStore;
import dev.tandem.server.contact.ContactQueries;
import dev.tandem.server.contact.ContactStore;
import dev.tandem.server.contact.ContactStore.Search;
import dev.tandem.server.contact.MergeStore;
import dev.tandem.server.contact.MergeStore.Merge;
import dev.tandem.server.conversation.ChangeLog;
import dev.tandem.server.conversation.ConversationMarks;
import dev.tandem.server.conversation.ConversationMarks.Marks;
import dev.tandem.server.conversation.ConversationMarks.Target;
import dev.tandem.server.conversation.ConversationQueries;
import dev.tandem.server.conversation.ConversationQueries.Counts;
import dev.tandem.server.conversation.ConversationQueries.Filter;
import dev.tandem.server.conversation.ConversationQueries.MessageLine;
import dev.tandem.server.conversation.Page;
import dev.tandem.server.csv.ContactFileStore;
import dev.tandem.server.csv.ContactLine;
import dev.tandem.server.csv.CsvFile;
import dev.tandem.server.draft.Draft;
import dev.tandem.server.draft.DraftStore;
import dev.tandem.server.draft.SignatureStore;
import dev.tandem.server.draft.TextTemplate;
import dev.tandem.server.draft.TextTemplateStore;
import dev.tandem.server.heldback.HeldBackStore;
import dev.tandem.server.heldback.ImportHeldBack;
import dev.tandem.server.heldback.ImportHeldBack.To;
import dev.tandem.server.identity.SubAccountStore;
import dev.tandem.server.mailbox.MailboxStore;
import dev.tandem.server.mailbox.Members;
import dev.tandem.server.mailbox.MirrorStore;
import dev.tandem.server.outbound.ProviderEmailStore;
import dev.tandem.server.outbound.SendingStore;
import dev.tandem.server.outbound.UnclearStore;
import dev.tandem.server.outbound.WaitingEmailStore;
import dev.tandem.server.provider.DeliveryStore;
import dev.tandem.server.provider.ProviderSettings.Security;
import dev.tandem.server.provider.ProviderStore;
import dev.tandem.server.smartbcc.CaptureStore;
import dev.tandem.server.smartbcc.HandedOver;
import dev.tandem.server.smartbcc.OwnAddressStore;
import dev.tandem.server.smartbcc.OwnAddressStore.Link;
import dev.tandem.server.smartbcc.SmartAddress;
import dev.tandem.server.smartbcc.SmartAddressStore;
import dev.tandem.server.webhook.WebhookCaller.Posted;
import dev.tandem.server.webhook.WebhookStore;
import dev.tandem.server.webhook.WebhookStore.Attempt;
import dev.tandem.server.webhook.WebhookStore.Due;
import dev.tandem.server.webhook.WebhookStore.NewWebhook;
import dev.tandem.server.workflow.RunStore;
import dev.tandem.server.workflow.RunStore.Concern;
import dev.tandem.server.workflow.WorkflowStore;
import dev.tandem.server.workflow.WrittenWorkflow;
import dev.tandem.server.workflow.WrittenWorkflow.WrittenStep;
import dev.tandem.server.workflow.WrittenWorkflow.WrittenTrigger;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Whoever asks a store from another sub-account finds nothing and changes nothing")
class TenantIsolationTest {

    private static final Bench BENCH = Bench.shared();
    private static final EmailAddress OWN = new EmailAddress("ben@private.example");
    private static final String OWN_TOKEN = "token";

    /** What writes something new where it is told to, which nobody can take for somebody else's. */
    private static final Set<String> CREATES = Set.of(
            "CaptureStore.lock",
            "OwnAddressStore.ask",
            "ContactFileStore.begin",
            "ContactStore.add",
            "ContactStore.addAll",
            "ContactStore.lock",
            "ChangeLog.append",
            "ChangeLog.appendAll",
            "DeliveryStore.queue",
            "CampaignStore.add",
            "DraftStore.begin",
            "SignatureStore.set",
            "HeldBackStore.keep",
            "MailboxStore.lock",
            "MergeStore.lock",
            "ProviderStore.put",
            "RunStore.lock",
            "SubAccountStore.add",
            "SubAccountStore.addMember",
            "TextTemplateStore.add",
            "WebhookStore.add",
            "WorkflowStore.add");

    /** What is about the sub-account itself: who may name it was checked before. */
    private static final Set<String> OF_ITSELF = Set.of("SubAccountStore.find", "SubAccountStore.change");

    /** A workflow and a run of it. */
    private record Automated(UUID workflow, UUID run) {}

    /** A merge that was done. */
    private record Merged(UUID id, MergePlan plan) {}

    /** A sub-account with everything in it, and the one from which it is asked about. */
    private record World(
            Scene scene,
            SubAccountId foreign,
            MailboxId mailbox,
            MessageLine message,
            UUID conversation,
            UUID grete,
            UUID heldImport,
            Merged merged,
            UUID file,
            UUID webhook,
            UUID capture,
            UUID draft,
            UUID campaign,
            Automated automated,
            UUID template,
            Instant now) {
        UserId ben() {
            return scene.ben();
        }

        UUID jana() {
            return scene.janaId();
        }

        List<UUID> janas() {
            return List.of(jana());
        }

        String copy() {
            return message.sources().getFirst().gmailMessageId().orElseThrow();
        }
    }

    private static final Map<String, Function<World, Object>> QUESTIONS = questions();

    private static Map<String, Function<World, Object>> questions() {
        Map<String, Function<World, Object>> all = new TreeMap<>();
        ContactStore contacts = BENCH.get(ContactStore.class);
        all.put("ContactStore.list", w -> contacts.list(w.foreign, search(w.scene), Optional.empty(), 50));
        all.put("ContactStore.count", w -> contacts.count(w.foreign));
        all.put("ContactStore.find", w -> contacts.find(w.foreign, w.jana()));
        all.put("ContactStore.withAddress", w -> contacts.withAddress(w.foreign, new EmailAddress(w.scene.jana())));
        all.put("ContactStore.change", w -> {
            contacts.change(w.foreign, w.jana(), noAddresses(w), w.now);
            return List.of();
        });
        all.put("ContactStore.delete", w -> {
            contacts.delete(w.foreign, w.jana());
            return List.of();
        });
        all.put("ContactStore.assignAll", w -> contacts.assignAll(w.foreign, w.janas(), Optional.empty(), w.now));
        all.put("ContactStore.tagAll", w -> contacts.tagAll(w.foreign, w.janas(), "Stolen", w.now));
        all.put("ContactStore.untagAll", w -> contacts.untagAll(w.foreign, w.janas(), "Practice", w.now));
        all.put("ContactStore.owners", w -> contacts.owners(w.foreign, List.of(w.scene.jana())));
        all.put("ContactStore.findAll", w -> contacts.findAll(w.foreign, w.janas()));
        all.put("ContactStore.inOrder", w -> contacts.inOrder(w.foreign, Optional.empty(), 9));
        ContactFileStore files = BENCH.get(ContactFileStore.class);
        all.put("ContactFileStore.append", w -> {
            assertThatThrownBy(() -> files.append(w.foreign, w.file(), 9, new byte[1]));
            return List.of();
        });
        all.put("ContactFileStore.piece", w -> files.piece(w.foreign, w.file(), 0));
        all.put("ContactFileStore.find", w -> files.find(w.foreign, w.file()));
        all.put("ContactFileStore.take", w -> files.take(w.foreign, w.file(), List.of(), w.now));
        all.put("ContactFileStore.note", w -> {
            files.note(w.foreign, w.file(), new ContactFileStore.Tally(1, 1, 1, 1), List.of());
            return List.of();
        });
        all.put("ContactFileStore.end", w -> {
            files.end(w.foreign, w.file(), w.now);
            return List.of();
        });
        all.put("ContactFileStore.refused", w -> files.refused(w.foreign, w.file(), 0, 9));
        ContactQueries around = BENCH.get(ContactQueries.class);
        all.put("ContactQueries.tags", w -> around.tags(w.foreign, 50));
        all.put("ContactQueries.signs", w -> around.signs(w.foreign, w.janas(), List.of(w.scene.kramer())));
        all.put("ContactQueries.above", w -> around.above(w.foreign, w.jana()));
        all.put("ContactQueries.below", w -> around.below(w.foreign, w.jana()));
        all.put("ContactQueries.threads", w -> around.threads(w.foreign, w.jana()));
        all.put("ContactQueries.tookPart", w -> around.tookPart(w.foreign, w.jana(), 50));
        all.put("ContactQueries.duplicates", w -> around.duplicates(w.foreign, 50));
        MergeStore merges = BENCH.get(MergeStore.class);
        all.put("MergeStore.cards", w -> merges.cards(w.foreign, w.janas()));
        all.put("MergeStore.merge", w -> {
            merges.merge(w.foreign, w.merged().plan(), new MergeStore.Deed(w.ben(), w.now, w.now.plusSeconds(9)));
            return List.of();
        });
        all.put("MergeStore.find", w -> merges.find(w.foreign, w.merged().id()));
        all.put("MergeStore.undoable", w -> merges.undoable(w.foreign, w.jana(), w.now));
        all.put("MergeStore.plan", w -> merges.plan(w.foreign, w.merged().id()));
        all.put("MergeStore.undo", w -> {
            Merged merged = w.merged();
            Merge merge = merges.find(w.scene.kramer(), merged.id()).orElseThrow();
            merges.undo(w.foreign, merge, merged.plan().stays(), w.now);
            return List.of();
        });
        ConversationQueries queries = BENCH.get(ConversationQueries.class);
        all.put(
                "ConversationQueries.list",
                w -> queries.list(w.foreign, w.ben(), Filter.ALL, "", Optional.empty(), 50));
        all.put("ConversationQueries.counts", w -> queries.counts(w.foreign, w.ben()));
        all.put("ConversationQueries.conversation", w -> queries.conversation(w.foreign, w.conversation));
        all.put("ConversationQueries.conversationOf", w -> queries.conversationOf(w.foreign, w.jana()));
        all.put("ConversationQueries.threads", w -> queries.threads(w.foreign, w.conversation));
        all.put("ConversationQueries.messages", w -> queries.messages(w.foreign, w.conversation, Optional.empty(), 9));
        all.put("ConversationQueries.message", w -> queries.message(w.foreign, w.message.messageId()));
        ConversationMarks marks = BENCH.get(ConversationMarks.class);
        all.put(
                "ConversationMarks.set",
                w -> marks.set(w.foreign, Target.all(w.conversation), everyMark(), Instant.EPOCH));
        all.put("ConversationMarks.holders", w -> marks.holders(w.foreign, w.conversation));
        MirrorStore mirrors = BENCH.get(MirrorStore.class);
        all.put("MirrorStore.of", w -> mirrors.of(w.foreign, w.scene.ben()));
        all.put("MirrorStore.set", w -> mirrors.set(w.foreign, w.scene.ben(), Mirror.EVERYTHING));
        ChangeLog changes = BENCH.get(ChangeLog.class);
        all.put("ChangeLog.after", w -> changes.after(w.foreign, 0, 50));
        all.put("ChangeLog.last", w -> changes.last(w.foreign));
        SendingStore sendings = BENCH.get(SendingStore.class);
        all.put("SendingStore.failed", w -> sendings.failed(w.foreign, w.message.messageId()));
        all.put("SendingStore.find", w -> sendings.find(w.foreign, w.message.messageId()));
        all.put("SendingStore.retry", w -> sendings.retry(w.foreign, w.message.messageId(), w.now));
        all.put("SendingStore.holdFailed", w -> sendings.holdFailed(w.foreign, w.message.messageId(), w.now));
        all.put(
                "ProviderEmailStore.retry",
                w -> BENCH.get(ProviderEmailStore.class).retry(w.foreign, w.message.messageId(), w.now));
        all.put("SendingStore.gmailThread", w -> sendings.gmailThread(w.foreign, w.message.threadId(), w.mailbox));
        all.put("SendingStore.isKnown", w -> sendings.isKnown(w.foreign, w.mailbox, new GmailMessageId(w.copy())));
        UnclearStore unclear = BENCH.get(UnclearStore.class);
        all.put("UnclearStore.find", w -> unclear.find(w.foreign, w.message.messageId()));
        all.put("UnclearStore.wasSent", w -> unclear.wasSent(w.foreign, w.message.messageId(), w.now));
        all.put("UnclearStore.sendAgain", w -> unclear.sendAgain(w.foreign, w.message.messageId(), w.now));
        WaitingEmailStore waiting = BENCH.get(WaitingEmailStore.class);
        all.put(
                "WaitingEmailStore.leaveAt",
                w -> waiting.leaveAt(w.foreign, w.scene.ben(), w.message.messageId(), w.now, w.now));
        all.put(
                "WaitingEmailStore.takeBack",
                w -> waiting.takeBack(w.foreign, w.scene.ben(), w.message.messageId(), w.now));
        all.put("WaitingEmailStore.scheduled", w -> waiting.scheduled(w.foreign, w.scene.ben(), w.now));
        DraftStore drafts = BENCH.get(DraftStore.class);
        SignatureStore signatures = BENCH.get(SignatureStore.class);
        all.put(
                "SignatureStore.of",
                w -> signatures.of(w.foreign, w.scene.ben()).isEmpty() ? List.of() : List.of("seen"));
        all.put("DraftStore.find", w -> drafts.find(w.foreign, w.scene.ben(), w.draft()));
        all.put("DraftStore.latest", w -> drafts.latest(w.foreign, w.scene.ben(), Optional.of(w.scene.janaId())));
        all.put("DraftStore.all", w -> drafts.all(w.foreign, w.scene.ben(), 10));
        all.put("DraftStore.count", w -> drafts.count(w.foreign, w.scene.ben()));
        all.put("DraftStore.discard", w -> drafts.discard(w.foreign, w.scene.ben(), w.draft()));
        all.put(
                "DraftStore.change",
                w -> drafts.change(w.foreign, w.scene.ben(), w.draft(), words(), Optional.empty(), w.now));
        all.put(
                "DraftStore.attach",
                w -> drafts.attach(
                        w.foreign,
                        w.scene.ben(),
                        w.draft(),
                        new DraftStore.NewFile("a", "text/plain", 1, "00", false),
                        w.now));
        all.put("DraftStore.detach", w -> drafts.detach(w.foreign, w.scene.ben(), w.draft(), 1, w.now));
        all.put("DraftStore.became", w -> {
            drafts.became(w.foreign, w.scene.ben(), w.draft(), w.message.messageId());
            return List.of();
        });
        CampaignStore campaigns = BENCH.get(CampaignStore.class);
        all.put("CampaignStore.find", w -> campaigns.find(w.foreign, w.campaign()));
        all.put("CampaignStore.all", w -> campaigns.all(w.foreign, 10));
        all.put("CampaignStore.change", w -> campaigns.change(w.foreign, w.campaign(), bulk(), w.now));
        all.put("CampaignStore.remove", w -> campaigns.remove(w.foreign, w.campaign()));
        all.put("CampaignStore.schedule", w -> campaigns.schedule(w.foreign, w.campaign(), w.now, w.now));
        all.put("CampaignStore.pause", w -> campaigns.pause(w.foreign, w.campaign(), PauseReason.PERSON, w.now));
        all.put("CampaignStore.resume", w -> campaigns.resume(w.foreign, w.campaign(), w.now));
        all.put("CampaignStore.candidates", w -> campaigns.candidates(w.foreign, bulk().audience()));
        all.put(
                "CampaignStore.leftOut",
                w -> List.copyOf(campaigns.leftOut(w.foreign, w.campaign()).keySet()));
        all.put("CampaignStore.next", w -> campaigns.next(w.foreign, w.campaign(), 10));
        all.put("CampaignStore.recipients", w -> campaigns.recipients(w.foreign, w.campaign(), 0, 10));
        all.put(
                "CampaignStore.figures",
                w -> campaigns.figures(w.foreign, w.campaign()).recipients() == 0 ? List.of() : List.of("seen"));
        all.put("CampaignStore.start", w -> campaigns.start(w.foreign, w.campaign(), List.of(), List.of(), w.now));
        all.put("CampaignStore.filed", w -> campaigns.filed(w.foreign, w.campaign(), 1));
        all.put("CampaignStore.became", w -> {
            campaigns.became(w.foreign, w.campaign(), 1, w.message.messageId());
            return List.of();
        });
        all.put("CampaignStore.leaveOut", w -> {
            campaigns.leaveOut(w.foreign, w.campaign(), 1, "NO_ADDRESS");
            return List.of();
        });
        all.put("CampaignStore.goOnAt", w -> {
            campaigns.goOnAt(w.foreign, w.campaign(), w.now);
            return List.of();
        });
        all.put("CampaignStore.finish", w -> {
            campaigns.finish(w.foreign, w.campaign(), w.now);
            return List.of();
        });
        TextTemplateStore templates = BENCH.get(TextTemplateStore.class);
        TextTemplate.Content stolen = new TextTemplate.Content("Stolen", "", "x");
        all.put("TextTemplateStore.find", w -> templates.find(w.foreign, w.template()));
        all.put("TextTemplateStore.all", w -> templates.all(w.foreign));
        all.put("TextTemplateStore.remove", w -> templates.remove(w.foreign, w.template()));
        all.put("TextTemplateStore.change", w -> templates.change(w.foreign, w.template(), w.ben(), stolen, w.now));
        WorkflowStore workflows = BENCH.get(WorkflowStore.class);
        all.put(
                "WorkflowStore.find",
                w -> workflows.find(w.foreign, w.automated().workflow()));
        all.put("WorkflowStore.all", w -> workflows.all(w.foreign));
        all.put(
                "WorkflowStore.version",
                w -> workflows.version(w.foreign, w.automated().workflow(), 1));
        all.put(
                "WorkflowStore.rename",
                w -> workflows.rename(w.foreign, w.automated().workflow(), "Stolen", w.now));
        all.put(
                "WorkflowStore.draft",
                w -> workflows.draft(w.foreign, w.automated().workflow(), automation(), w.now));
        all.put(
                "WorkflowStore.publish",
                w -> workflows.publish(w.foreign, w.automated().workflow(), automation(), w.ben(), w.now));
        all.put(
                "WorkflowStore.turn",
                w -> workflows.turn(w.foreign, w.automated().workflow(), false, w.now));
        all.put(
                "WorkflowStore.remove",
                w -> workflows.remove(w.foreign, w.automated().workflow()));
        all.put(
                "WorkflowStore.figures",
                w -> workflows
                        .figures(w.foreign, w.automated().workflow(), Instant.EPOCH)
                        .runs());
        RunStore runs = BENCH.get(RunStore.class);
        all.put(
                "RunStore.happened",
                w -> runs.happened(w.foreign, concern(w), 0, w.now).enabled());
        all.put("RunStore.start", w -> runs.start(w.foreign, concern(w), 0, "stolen", "stolen " + w.jana(), w.now));
        all.put("RunStore.endAll", w -> {
            runs.endAll(w.foreign, w.automated().workflow(), Ended.PERSON, w.now);
            return List.of();
        });
        all.put("RunStore.end", w -> runs.end(w.foreign, w.automated().run(), Ended.PERSON, w.now));
        all.put("RunStore.retry", w -> runs.retry(w.foreign, w.automated().run(), w.now));
        all.put("RunStore.list", w -> runs.list(w.foreign, w.automated().workflow(), Optional.empty(), 10));
        all.put("RunStore.line", w -> runs.line(w.foreign, w.automated().run()));
        all.put("RunStore.trace", w -> runs.trace(w.foreign, w.automated().run()));
        MailboxStore mailboxes = BENCH.get(MailboxStore.class);
        all.put("MailboxStore.disconnect", w -> mailboxes.disconnect(w.foreign, w.ben(), w.now));
        all.put("MailboxStore.connectionOf", w -> mailboxes.connectionOf(w.foreign, w.ben()));
        all.put("MailboxStore.ending", w -> mailboxes.ending(w.foreign, w.ben()));
        all.put("MailboxStore.limit", w -> mailboxes.limit(w.foreign, w.ben(), 2));
        all.put("MailboxStore.pause", w -> mailboxes.pause(w.foreign, w.ben(), true, w.now));
        all.put("MailboxStore.connectionsIn", w -> mailboxes.connectionsIn(w.foreign));
        all.put("Members.contain", w -> BENCH.get(Members.class).contain(w.foreign, w.ben()));
        all.put("ProviderStore.find", w -> BENCH.get(ProviderStore.class).find(w.foreign));
        WebhookStore webhooks = BENCH.get(WebhookStore.class);
        all.put("WebhookStore.list", w -> webhooks.list(w.foreign));
        all.put("WebhookStore.find", w -> webhooks.find(w.foreign, w.webhook));
        all.put("WebhookStore.remove", w -> webhooks.remove(w.foreign, w.webhook));
        all.put("WebhookStore.deliveries", w -> webhooks.deliveries(w.foreign, w.webhook, Optional.empty(), 9));
        SubAccountStore subAccounts = BENCH.get(SubAccountStore.class);
        all.put("SubAccountStore.members", w -> subAccounts.members(w.foreign));
        all.put("SubAccountStore.member", w -> subAccounts.member(w.foreign, w.ben()));
        all.put("SubAccountStore.removeMember", w -> subAccounts.removeMember(w.foreign, w.ben()));
        SmartAddressStore smart = BENCH.get(SmartAddressStore.class);
        all.put("SmartAddressStore.of", w -> smart.of(w.foreign, w.ben()));
        all.put("SmartAddressStore.retire", w -> {
            smart.retire(w.foreign, w.ben(), w.now);
            return List.of();
        });
        CaptureStore captures = BENCH.get(CaptureStore.class);
        all.put("CaptureStore.lines", w -> captures.lines(w.foreign, w.ben(), Optional.empty(), Optional.empty(), 9));
        all.put("CaptureStore.quarantined", w -> captures.quarantined(w.foreign, w.ben()) > 0);
        all.put("CaptureStore.release", w -> captures.release(w.foreign, w.ben(), w.capture(), w.now));
        all.put(
                "CaptureStore.fileUnder",
                w -> captures.fileUnder(w.foreign, w.ben(), w.capture(), new ContactId(w.jana()), w.now));
        all.put("CaptureStore.drop", w -> captures.drop(w.foreign, w.ben(), w.capture(), w.now));
        all.put("CaptureStore.trust", w -> {
            captures.trust(w.foreign, w.ben(), new EmailAddress("someone@elsewhere.example"), w.now);
            return List.of();
        });
        all.put("CaptureStore.judgeAgain", w -> {
            captures.judgeAgain(w.foreign, w.ben(), new EmailAddress("someone@elsewhere.example"), w.now);
            return List.of();
        });
        OwnAddressStore own = BENCH.get(OwnAddressStore.class);
        all.put("OwnAddressStore.given", w -> own.given(w.foreign, w.ben()));
        all.put("OwnAddressStore.further", w -> own.further(w.foreign, w.ben()));
        all.put("OwnAddressStore.sentAfter", w -> own.sentAfter(w.foreign, w.ben(), Instant.EPOCH));
        all.put("OwnAddressStore.asked", w -> own.asked(w.foreign, w.ben(), OWN_TOKEN, w.now));
        all.put("OwnAddressStore.confirm", w -> own.confirm(w.foreign, w.ben(), OWN_TOKEN, w.now));
        all.put("OwnAddressStore.remove", w -> own.remove(w.foreign, w.ben(), OWN, w.now));
        HeldBackStore held = BENCH.get(HeldBackStore.class);
        all.put("HeldBackStore.count", w -> held.count(w.foreign, w.ben()));
        all.put("HeldBackStore.emails", w -> held.emails(w.foreign, w.ben(), Optional.empty(), 50));
        all.put("HeldBackStore.contacts", w -> held.contacts(w.foreign, w.ben(), 50));
        all.put("HeldBackStore.copies", w -> held.copies(w.foreign, Set.of(w.grete), Set.of(w.ben())));
        all.put("HeldBackStore.find", w -> held.find(w.foreign, w.ben(), w.heldImport));
        all.put("HeldBackStore.undo", w -> held.undo(w.foreign, w.ben(), w.heldImport, w.now));
        return all;
    }

    static Set<String> methods() {
        return QUESTIONS.keySet();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("methods")
    @DisplayName("by")
    void findsAndChangesNothing(String method) {
        World world = world();
        Map<String, String> before = BENCH.facts().everythingOf(world.scene.kramer());

        Object answer = QUESTIONS.getOrDefault(method, w -> "not asked").apply(world);

        assertThat(isNothing(answer)).as("%s answered %s", method, answer).isTrue();
        assertThat(BENCH.facts().everythingOf(world.scene.kramer())).isEqualTo(before);
    }

    @Test
    @DisplayName("no method is left out that is told a sub-account")
    void noMethodIsLeftOut() {
        Set<String> told = Stream.of(
                        ContactStore.class,
                        ContactFileStore.class,
                        ContactQueries.class,
                        HeldBackStore.class,
                        MergeStore.class,
                        ConversationQueries.class,
                        ConversationMarks.class,
                        MirrorStore.class,
                        ChangeLog.class,
                        ProviderStore.class,
                        DeliveryStore.class,
                        WebhookStore.class,
                        SendingStore.class,
                        ProviderEmailStore.class,
                        WaitingEmailStore.class,
                        UnclearStore.class,
                        DraftStore.class,
                        SignatureStore.class,
                        CampaignStore.class,
                        SmartAddressStore.class,
                        CaptureStore.class,
                        OwnAddressStore.class,
                        MailboxStore.class,
                        Members.class,
                        RunStore.class,
                        TextTemplateStore.class,
                        WorkflowStore.class,
                        SubAccountStore.class)
                .flatMap(store -> Arrays.stream(store.getMethods()))
                .filter(method -> Arrays.asList(method.getParameterTypes()).contains(SubAccountId.class))
                .map(TenantIsolationTest::name)
                .filter(name -> !CREATES.contains(name) && !OF_ITSELF.contains(name))
                .collect(Collectors.toSet());

        assertThat(QUESTIONS.keySet()).isEqualTo(told);
    }

    private static World world() {
        Scene scene = new Scene();
        MailboxId mailbox = scene.connectBen();
        UUID grete = scene.contact(scene.kramer(), "Grete", "Holzinger", scene.address("grete"), Optional.empty());
        scene.arrives("ben", Mail.from(scene.jana(), scene.address("ben")));
        scene.arrives("ben", Mail.from(scene.address("grete"), scene.address("ben")));
        scene.importNow(mailbox);
        UUID heldImport = BENCH.get(ImportHeldBack.class)
                .run(new ImportHeldBack.Wish(scene.kramer(), scene.ben(), Set.of(grete), new To.User(scene.ben())));
        MessageLine message = scene.withJana().getFirst();
        SubAccountId foreign = scene.subAccount("Zahnzentrum Lindenhof");
        BENCH.get(ProviderStore.class)
                .put(scene.kramer(), provider(), BENCH.clock().instant());
        Instant now = BENCH.clock().instant();
        BENCH.get(OwnAddressStore.class)
                .ask(scene.kramer(), scene.ben(), OWN, new Link(OWN_TOKEN, now, now.plusSeconds(60)));
        return new World(
                scene,
                foreign,
                mailbox,
                message,
                message.conversationId(),
                grete,
                heldImport,
                merged(scene),
                file(scene),
                webhook(scene),
                capture(scene),
                draft(scene),
                campaign(scene),
                automated(scene),
                template(scene),
                BENCH.clock().instant());
    }

    private static UUID template(Scene scene) {
        return BENCH.get(TextTemplateStore.class)
                .add(
                        scene.kramer(),
                        scene.ben(),
                        new TextTemplate.Content("Offer", "", "Dear"),
                        BENCH.clock().instant());
    }

    private static Automated automated(Scene scene) {
        WorkflowStore workflows = BENCH.get(WorkflowStore.class);
        RunStore runs = BENCH.get(RunStore.class);
        Instant now = BENCH.clock().instant();
        UUID workflow = workflows.add(
                scene.kramer(),
                scene.ben(),
                "Reminder",
                automation(),
                UUID.randomUUID().toString(),
                now);
        workflows.publish(scene.kramer(), workflow, automation(), scene.ben(), now);
        workflows.turn(scene.kramer(), workflow, true, now);
        Concern jana = new Concern(workflow, new ContactId(scene.janaId()), Optional.empty());
        runs.start(scene.kramer(), jana, 0, "once", UUID.randomUUID().toString(), now);
        return new Automated(
                workflow,
                runs.list(scene.kramer(), workflow, Optional.empty(), 1)
                        .getFirst()
                        .id());
    }

    private static WrittenWorkflow automation() {
        return new WrittenWorkflow(new WrittenTrigger("MANUAL", null, null), List.of(WrittenStep.of("ASSIGN")), true);
    }

    private static Concern concern(World world) {
        return new Concern(world.automated().workflow(), new ContactId(world.jana()), Optional.empty());
    }

    private static UUID campaign(Scene scene) {
        CampaignStore campaigns = BENCH.get(CampaignStore.class);
        Instant now = BENCH.clock().instant();
        UUID campaign = campaigns.add(scene.kramer(), scene.ben(), bulk(), now);
        campaigns.schedule(scene.kramer(), campaign, now.plusSeconds(3600), now);
        var chosen = AudienceRules.of(campaigns.candidates(scene.kramer(), bulk().audience()));
        List<String> tokens =
                chosen.stream().map(one -> UUID.randomUUID().toString()).toList();
        campaigns.start(scene.kramer(), campaign, chosen, tokens, now);
        campaigns.pause(scene.kramer(), campaign, PauseReason.PERSON, now);
        return campaign;
    }

    private static Campaign.Content bulk() {
        return new Campaign.Content(
                "Advent",
                "Hallo",
                "Text",
                Optional.empty(),
                new Campaign.Audience(Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.empty());
    }

    private static UUID draft(Scene scene) {
        BENCH.get(SignatureStore.class).set(scene.kramer(), scene.ben(), "Ben Arnold");
        DraftStore drafts = BENCH.get(DraftStore.class);
        Optional<UUID> jana = Optional.of(scene.janaId());
        Draft draft = drafts.begin(
                scene.kramer(), scene.ben(), jana, words(), BENCH.clock().instant());
        drafts.attach(
                scene.kramer(),
                scene.ben(),
                draft.id(),
                new DraftStore.NewFile("plan.pdf", "application/pdf", 1, "00", false),
                BENCH.clock().instant());
        return draft.id();
    }

    private static Draft.Content words() {
        return new Draft.Content(
                Draft.Kind.NEW, Optional.empty(), "", "", "", "", "Hallo", Optional.empty(), Optional.empty());
    }

    /** Contacts without addresses that became one: a foreign key would refuse addresses before the sub-account is asked for. */
    private static Merged merged(Scene scene) {
        MergeStore merges = BENCH.get(MergeStore.class);
        Instant now = BENCH.clock().instant();
        List<UUID> twins = Stream.of("Zwilling", "Doppelt")
                .map(name -> scene.contact(scene.kramer(), name, "Ohne Adresse", scene.address(name), Optional.empty()))
                .toList();
        twins.forEach(twin -> scene.crm().withoutAddresses(scene.kramer(), twin));
        MergePlan plan = MergePlan.of(merges.cards(scene.kramer(), twins), Optional.empty());
        UUID id = merges.merge(scene.kramer(), plan, new MergeStore.Deed(scene.ben(), now, now.plusSeconds(9)));
        return new Merged(id, plan);
    }

    /** A webhook that heard of a change. */
    private static UUID webhook(Scene scene) {
        WebhookStore webhooks = BENCH.get(WebhookStore.class);
        UUID id = UUID.randomUUID();
        Instant now = BENCH.clock().instant();
        webhooks.add(scene.kramer(), new NewWebhook(id, URI.create("https://hooks.example/"), "sealed", 0), now);
        Posted posted = new Posted(Optional.of(204), Optional.empty());
        webhooks.passed(new Due(scene.kramer(), id), new Attempt(1, "contact.changed", 1, posted), true, now);
        return id;
    }

    /** An email to Ben's smart address that waits in quarantine. */
    private static UUID capture(Scene scene) {
        Instant now = BENCH.clock().instant();
        SmartAddress address = new SmartAddress(scene.kramer(), scene.ben(), "smart" + scene.kramer());
        BENCH.get(SmartAddressStore.class).add(address, now);
        CaptureStore captures = BENCH.get(CaptureStore.class);
        HandedOver from = new HandedOver(InetAddress.getLoopbackAddress(), "", "someone@elsewhere.example");
        captures.accept(List.of(address), new CaptureStore.Accepted(from, "0".repeat(64), 1), now);
        UUID id = captures.lines(scene.kramer(), scene.ben(), Optional.empty(), Optional.empty(), 1)
                .items()
                .getFirst()
                .capture();
        captures.judged(
                new CaptureStore.Due(scene.kramer(), id),
                new CaptureStore.Verdict(
                        CaptureStore.State.QUARANTINED,
                        "NOT_YOURS",
                        "someone@elsewhere.example",
                        "",
                        Optional.empty(),
                        Optional.empty()),
                now);
        return id;
    }

    private static ProviderStore.Stored provider() {
        return new ProviderStore.Stored(
                "smtp.provider.example",
                587,
                Security.STARTTLS,
                Optional.of(new ProviderStore.SealedLogin("crm", "sealed")),
                new EmailAddress("crm@fenster-kramer.example"),
                Optional.of("reply.fenster-kramer.example"),
                false);
    }

    /** A file of contacts with one line that was refused. */
    private static UUID file(Scene scene) {
        ContactFileStore files = BENCH.get(ContactFileStore.class);
        UUID file =
                files.begin(scene.kramer(), scene.ben(), "a.csv", BENCH.clock().instant());
        files.append(scene.kramer(), file, 0, new byte[] {'a'});
        ContactLine.Refused refused =
                new ContactLine.Refused(new CsvFile.Line(2, List.of("Jana")), "import.nobody", List.of());
        files.note(scene.kramer(), file, new ContactFileStore.Tally(0, 0, 0, 1), List.of(refused));
        return file;
    }

    private static boolean isNothing(Object answer) {
        return switch (answer) {
            case Optional<?> found -> found.isEmpty();
            case Collection<?> found -> found.isEmpty();
            case Page<?> page -> page.items().isEmpty();
            case Boolean done -> !done;
            case Number number -> number.longValue() == 0;
            case Counts counts -> counts.equals(new Counts(0, 0, 0, 0, 0));
            default -> false;
        };
    }

    private static Search search(Scene scene) {
        return new Search("", Optional.of(new EmailAddress(scene.jana())), Optional.empty(), false);
    }

    private static ContactStore.Details noAddresses(World world) {
        return new ContactStore.Details(
                "Anders", "Anders", "", "", List.of(), Optional.of(world.ben()), List.of(), true);
    }

    private static Marks everyMark() {
        return new Marks(Optional.of(true), Optional.of(true), Optional.of(true), Optional.of(true));
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }
}
