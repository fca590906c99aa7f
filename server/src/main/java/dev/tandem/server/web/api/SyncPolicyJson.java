package dev.tandem.server.web.api;

import dev.tandem.core.contact.GatePolicy;
import dev.tandem.core.mail.PlusSuffix;
import dev.tandem.server.BadInput;
import dev.tandem.server.BadInput.Fault;
import dev.tandem.server.policy.ChangeSyncPolicy.Concerned;
import dev.tandem.server.policy.ChangeSyncPolicy.Foretold;
import dev.tandem.server.policy.SyncPolicyStore.Change;
import dev.tandem.server.policy.SyncPolicyStore.Difference;
import dev.tandem.server.policy.SyncPolicyStore.Entry;
import dev.tandem.server.policy.SyncPolicyStore.Named;
import dev.tandem.server.policy.SyncPolicyStore.Settings;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the mailboxes of a sub-account bring in. */
@Schema(name = "SyncPolicy")
record SyncPolicyJson(
        @Schema(description = "Whose email may begin a thread (R13)") @Nullable
        GatePolicy gatePolicy,

        @Schema(description = "Whether +suffix names somebody else, outside Gmail (R28)") @Nullable
        PlusSuffix plusSuffix,

        @Schema(description = "Addresses and domains that are never synced", example = "[\"newsletter.example\"]")
        @Nullable
        List<String> blocked,

        @Schema(description = "Domains of the company itself: whoever is there is staff (R16)") @Nullable
        List<String> internalDomains) {

    static SyncPolicyJson of(Settings settings) {
        return new SyncPolicyJson(settings.gate(), settings.suffix(), settings.blocked(), settings.internal());
    }

    /** @throws BadInput where something is missing */
    Settings settings() {
        List<Fault> faults = new ArrayList<>();
        missing(faults, "gatePolicy", gatePolicy);
        missing(faults, "plusSuffix", plusSuffix);
        missing(faults, "blocked", blocked);
        missing(faults, "internalDomains", internalDomains);
        BadInput.throwIfAny(faults);
        return new Settings(
                Objects.requireNonNull(gatePolicy),
                Objects.requireNonNull(plusSuffix),
                entries(blocked),
                entries(internalDomains));
    }

    private static void missing(List<Fault> faults, String field, @Nullable Object value) {
        if (value == null) {
            faults.add(Fault.of(field, "syncPolicy.missing"));
        }
    }

    static List<String> entries(@Nullable List<String> written) {
        return written == null
                ? List.of()
                : written.stream().filter(Objects::nonNull).toList();
    }

    /** One's own block list. */
    @Schema(name = "OwnBlockList")
    record OwnJson(
            @Schema(description = "Addresses and domains that your own mailbox never brings in here") @Nullable
            List<String> blocked) {}

    /** What another policy would change. */
    @Schema(name = "SyncPolicyPreview")
    record PreviewJson(
            @Schema(description = "Emails that would come in")
            int coming,

            @Schema(description = "Emails that would not be shown any more")
            int going,

            @Schema(description = "The contacts concerned, at most 20, most emails first")
            List<ConcernedJson> contacts,

            int contactsTotal,

            @Schema(
                    description =
                            "Contacts on the new entries, at most 20: they stay contacts, and begin no thread any more")
            List<ListedJson> listed) {

        static PreviewJson of(Foretold foretold) {
            return new PreviewJson(
                    foretold.coming(),
                    foretold.going(),
                    foretold.contacts().stream().map(ConcernedJson::of).toList(),
                    foretold.contactsTotal(),
                    foretold.listed().stream().map(ListedJson::of).toList());
        }
    }

    /** A contact on a list. */
    @Schema(name = "ListedContact")
    record ListedJson(UUID contactId, String name) {

        private static ListedJson of(Named named) {
            return new ListedJson(named.id().value(), named.name());
        }
    }

    /** What another policy would change with one contact. */
    @Schema(name = "SyncPolicyPreviewContact")
    record ConcernedJson(UUID contactId, String name, int coming, int going) {

        private static ConcernedJson of(Concerned one) {
            return new ConcernedJson(one.contact().id().value(), one.contact().name(), one.coming(), one.going());
        }
    }

    /** A change of the policy. */
    @Schema(name = "SyncPolicyChange")
    record ChangeJson(
            UUID id,
            String by,

            @Schema(description = "Whether it was the block list of one user")
            boolean own,

            GatePolicy gateBefore,
            GatePolicy gateAfter,
            PlusSuffix suffixBefore,
            PlusSuffix suffixAfter,
            List<EntryJson> added,
            List<EntryJson> removed,
            Instant appliedAt,
            @Nullable Instant undoneAt,

            @Schema(description = "Emails that are judged again for it")
            int emails,

            @Schema(description = "Of these, how many still wait")
            int waiting,

            int cameIn,
            int wentOut) {

        static ChangeJson of(Change change) {
            Difference made = change.difference();
            return new ChangeJson(
                    change.id(),
                    change.byName(),
                    change.ownOf().isPresent(),
                    made.gateBefore(),
                    made.gateAfter(),
                    made.suffixBefore(),
                    made.suffixAfter(),
                    made.added().stream().map(EntryJson::of).toList(),
                    made.removed().stream().map(EntryJson::of).toList(),
                    change.at(),
                    change.undoneAt().orElse(null),
                    change.emails(),
                    change.waiting(),
                    change.cameIn(),
                    change.wentOut());
        }
    }

    /** Something on a list. */
    @Schema(name = "SyncPolicyEntry")
    record EntryJson(
            @Schema(allowableValues = {"BLOCKED", "INTERNAL"})
            String list,

            String value) {

        private static EntryJson of(Entry entry) {
            return new EntryJson(entry.list().name(), entry.value());
        }
    }
}
