package dev.tandem.server.workflow;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.outbound.Origin;
import dev.tandem.core.template.MailTemplate;
import dev.tandem.core.workflow.Step;
import dev.tandem.server.contact.ArrangeContacts;
import dev.tandem.server.contact.ContactStore;
import dev.tandem.server.contact.ContactStore.Details;
import dev.tandem.server.contact.FieldValues;
import dev.tandem.server.contact.WriteContact;
import dev.tandem.server.identity.SubAccountStore;
import dev.tandem.server.identity.User;
import dev.tandem.server.identity.UserStore;
import dev.tandem.server.outbound.FileProviderEmail;
import dev.tandem.server.outbound.FileProviderEmail.Written;
import dev.tandem.server.outbound.ProviderEmail;
import dev.tandem.server.workflow.RunStore.Run;
import dev.tandem.server.workflow.WorkflowLetter.Sender;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Does what the steps of a run say. */
@Component
class RunDeeds {

    private final ContactStore contacts;
    private final SubAccountStore subAccounts;
    private final UserStore users;
    private final WorkflowLetter letters;
    private final FileProviderEmail fileProviderEmail;
    private final WriteContact writeContact;
    private final ArrangeContacts arrangeContacts;
    private final WorkflowNotice notices;
    private final WorkflowCall calls;
    private final InstantSource clock;

    RunDeeds(
            ContactStore contacts,
            SubAccountStore subAccounts,
            UserStore users,
            WorkflowLetter letters,
            FileProviderEmail fileProviderEmail,
            WriteContact writeContact,
            ArrangeContacts arrangeContacts,
            WorkflowNotice notices,
            WorkflowCall calls,
            InstantSource clock) {
        this.contacts = contacts;
        this.subAccounts = subAccounts;
        this.users = users;
        this.letters = letters;
        this.fileProviderEmail = fileProviderEmail;
        this.writeContact = writeContact;
        this.arrangeContacts = arrangeContacts;
        this.notices = notices;
        this.calls = calls;
        this.clock = clock;
    }

    /** Makes the bytes of an email durable; empty where there is nobody to write to, or no provider. Outside of any transaction. */
    Optional<Written> written(Run run, Step.SendEmail email) {
        SubAccountId subAccount = run.due().subAccount();
        return contact(run)
                .flatMap(contact -> letters.to(sender(run, contact), email, contact, run.token()))
                .map(letter -> fileProviderEmail.write(new ProviderEmail(
                        subAccount,
                        run.contact(),
                        Optional.empty(),
                        Origin.WORKFLOW,
                        occasion(run),
                        Optional.empty(),
                        letter)));
    }

    /** Files it, in the run's transaction; its message. */
    Optional<UUID> filed(Written email) {
        return fileProviderEmail.file(email, clock.instant());
    }

    /** Does what changes the CRM alone, in the run's transaction; what it was, in a word. */
    Optional<String> done(Run run, Step step) {
        SubAccountId subAccount = run.due().subAccount();
        UUID contact = run.contact().value();
        return switch (step) {
            case Step.Assign assign -> {
                writeContact.assign(subAccount, contact, assign.user());
                yield assign.user().map(this::name);
            }
            case Step.AddTag tag -> {
                arrangeContacts.addTag(subAccount, List.of(contact), tag.tag());
                yield Optional.of(tag.tag());
            }
            case Step.Notify told -> Optional.of(told(run, told));
            case Step.SendEmail ignored -> throw new IllegalArgumentException("an email is filed");
            case Step.CallWebhook ignored -> throw new IllegalArgumentException("a call is made outside");
            case Step.Wait ignored -> throw new IllegalArgumentException("a wait is no deed");
            case Step.OnlyIf ignored -> throw new IllegalArgumentException("a condition is no deed");
        };
    }

    private String told(Run run, Step.Notify told) {
        Details contact = contact(run).orElseThrow();
        User user = told.user().or(contact::assignedTo).flatMap(users::find).orElseThrow();
        Sender sender = sender(run, contact);
        String text = new MailTemplate(told.text())
                .render(FieldValues.of(
                        contact, sender.user(), sender.subAccount().name()));
        notices.tell(run, user, FieldValues.fullName(contact), text);
        return user.name();
    }

    /** Calls a program; what went wrong, if anything did. Outside of any transaction. */
    Optional<String> called(Run run, Step.CallWebhook webhook) {
        return calls.call(run, webhook);
    }

    private Optional<Details> contact(Run run) {
        return contacts.find(run.due().subAccount(), run.contact().value()).map(ContactStore.Card::details);
    }

    private Sender sender(Run run, Details contact) {
        SubAccountId subAccount = run.due().subAccount();
        UserId user = contact.assignedTo().orElse(run.version().savedBy());
        return new Sender(
                subAccount,
                subAccounts.find(subAccount).orElseThrow(),
                users.find(user).orElseThrow());
    }

    private String name(UserId user) {
        return users.find(user).map(User::name).orElse("");
    }

    /** The same step of the same run is filed once, unless somebody lets it try again. */
    private static String occasion(Run run) {
        return run.due().run() + " " + run.place().step() + " " + run.tries();
    }
}
