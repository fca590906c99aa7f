package dev.tandem.pages;

import dev.tandem.core.mailbox.Mirror;
import dev.tandem.server.web.ComposerView;
import dev.tandem.server.web.ConnectionCard;
import dev.tandem.server.web.ContactForm;
import dev.tandem.server.web.ContactList;
import dev.tandem.server.web.ContactPane;
import dev.tandem.server.web.ConversationList;
import dev.tandem.server.web.ConversationView;
import dev.tandem.server.web.Filter;
import dev.tandem.server.web.MailboxTable;
import dev.tandem.server.web.MemberRow;
import dev.tandem.server.web.MergeView;
import dev.tandem.server.web.NewMember;
import dev.tandem.server.web.ProfileForm;
import dev.tandem.server.web.ProviderForm;
import dev.tandem.server.web.Section;
import dev.tandem.server.web.SizeWords;
import dev.tandem.server.web.SubAccountForm;
import dev.tandem.server.web.SyncCard;
import dev.tandem.server.web.Theme;
import dev.tandem.server.web.TimeWords;
import dev.tandem.server.web.TokenRow;
import dev.tandem.server.web.WebhookRow;
import dev.tandem.server.web.Zone;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Every page with faces on it, without anything behind. */
@Controller
class SamplePages {

    private final MessageSource words;

    SamplePages(MessageSource words) {
        this.words = words;
    }

    @ModelAttribute
    void surroundings(
            Model model,
            @RequestParam Optional<Theme> theme,
            @RequestParam(required = false) @Nullable String as,
            @RequestParam Optional<Section> section,
            @RequestParam(defaultValue = "CONNECTED") ConnectionCard.State sync) {
        Locale locale = LocaleContextHolder.getLocale();
        model.addAttribute("when", new TimeWords(locale, ZoneId.of("Europe/Berlin"), Faces.NOW, words));
        model.addAttribute("size", new SizeWords(locale));
        model.addAttribute(
                "shell",
                Faces.shell(
                        section.orElse(Section.CONVERSATIONS),
                        theme.orElse(Theme.LIGHT),
                        as == null ? null : Faces.TIMO,
                        sync == ConnectionCard.State.AWAITING_CONSENT ? Faces.KRAMER_WITHOUT_CONSENT : Faces.KRAMER));
        model.addAttribute("zones", Zone.all(Faces.NOW));
        model.addAttribute(
                "syncCard", new SyncCard("ben@nordlicht.example", sync, Faces.NOW.minusSeconds(8), 132, 500));
        model.addAttribute("suggestions", null);
        model.addAttribute("users", null);
    }

    @GetMapping("/sample/conversations")
    String conversations(Model model, @RequestParam(defaultValue = "open") String state) {
        ConversationList list =
                Faces.list(Filter.MINE, state.equals("open") || state.equals("writing") ? Faces.JANA.id() : null);
        ConversationList none = new ConversationList(Filter.MINE, "", Map.of(), List.of(), null, null, true);
        model.addAttribute(
                "list",
                switch (state) {
                    case "done" -> none;
                    case "first" -> new ConversationList(Filter.MINE, "", Map.of(), List.of(), null, null, false);
                    case "nothing" ->
                        new ConversationList(Filter.ALL, "Jahna Weber", Map.of(), List.of(), null, null, true);
                    default -> list;
                });
        boolean open = state.equals("open") || state.equals("writing");
        model.addAttribute("conversation", open ? Faces.conversation() : null);
        ComposerView reply = Faces.composer(ComposerView.Mode.REPLY_ALL, null);
        model.addAttribute(
                "composer",
                new ComposerView(
                        reply.action(),
                        reply.key(),
                        reply.inReplyTo(),
                        reply.mode(),
                        state.equals("writing"),
                        reply.from(),
                        reply.reply(),
                        reply.replyAll(),
                        "",
                        reply.text(),
                        null,
                        false,
                        null));
        return "conversations";
    }

    @GetMapping("/sample/new-email")
    String newEmail(Model model, @RequestParam(defaultValue = "false") boolean writing) {
        model.addAttribute("list", Faces.list(Filter.MINE, null));
        model.addAttribute(
                "conversation",
                new ConversationView(
                        null,
                        false,
                        false,
                        false,
                        List.of(),
                        Faces.pane(Faces.person(Faces.LONG_NAME), null, ContactPane.Arrival.NOBODYS)));
        ComposerView reply = Faces.composer(ComposerView.Mode.NEW, null);
        model.addAttribute(
                "composer",
                new ComposerView(
                        reply.action(),
                        reply.key(),
                        reply.inReplyTo(),
                        reply.mode(),
                        writing,
                        null,
                        reply.reply(),
                        reply.reply(),
                        "",
                        "",
                        "Nobody in To is a contact here. Add the contact first.",
                        false,
                        null));
        return "conversations";
    }

    @GetMapping("/sample/contacts")
    String contacts(Model model, @RequestParam(defaultValue = "some") String state) {
        model.addAttribute("workflows", List.of());
        model.addAttribute("changed", 3);
        model.addAttribute("refused", "merge.two");
        model.addAttribute("undone", "GONE");
        model.addAttribute(
                "contacts",
                state.equals("some")
                        ? Faces.contacts()
                        : new ContactList(
                                new ContactList.Filter("all", "", "", null),
                                List.of(),
                                null,
                                0,
                                new ContactList.Choices(List.of(), List.of())));
        return "contacts";
    }

    @GetMapping("/sample/contact")
    String contact(Model model, @RequestParam(defaultValue = "false") boolean wrong) {
        model.addAttribute(
                "page",
                Faces.contactPage(
                        wrong
                                ? Map.of("address2", "contact.error.address", "lastName", "contact.error.lastName")
                                : Map.of()));
        model.addAttribute("undone", wrong ? "TOO_LATE" : "DONE");
        model.addAttribute("merges", List.of(new MergeView.Done(Faces.JANA.id(), "J. Weber", Faces.NOW)));
        return "contact";
    }

    @GetMapping("/sample/merge")
    String merge(Model model) {
        model.addAttribute("merge", Faces.merge());
        return "merge";
    }

    @GetMapping("/sample/import")
    String importing(Model model, @RequestParam(defaultValue = "choose") String state) {
        if (state.equals("fault")) {
            model.addAttribute("fault", "The file is empty.");
        } else if (state.equals("preview")) {
            model.addAttribute("preview", Faces.importPreview());
        } else if (state.equals("report")) {
            model.addAttribute("report", Faces.importReport());
        }
        return "import";
    }

    @GetMapping("/sample/duplicates")
    String duplicates(Model model, @RequestParam(defaultValue = "false") boolean none) {
        model.addAttribute(
                "groups",
                none
                        ? List.of()
                        : List.of(
                                new MergeView.Group(
                                        "weber@praxis.example", Faces.merge().choices()),
                                new MergeView.Group("", Faces.merge().choices())));
        return "duplicates";
    }

    @GetMapping("/sample/contact-new")
    String contactNew(Model model) {
        model.addAttribute("form", ContactForm.empty(Faces.BEN.id().toString()));
        model.addAttribute("users", List.of(Faces.BEN, Faces.ADA));
        return "contact-new";
    }

    @GetMapping("/sample/profile")
    String profile(
            Model model,
            @RequestParam(defaultValue = "CONNECTED") ConnectionCard.State state,
            @RequestParam Optional<String> why,
            @RequestParam Optional<ConnectionCard.Refusal> refusal) {
        model.addAttribute(
                "connection",
                new ConnectionCard(
                        state,
                        state == ConnectionCard.State.NOT_CONNECTED ? null : Faces.mailbox(why.orElse(state.name())),
                        refusal.orElse(null),
                        List.of("GMAIL_MODIFY")));
        model.addAttribute("travels", state == ConnectionCard.State.NOT_CONNECTED ? null : Mirror.EVERYTHING);
        model.addAttribute("profile", new ProfileForm("Ben Arnold", "en", "Europe/Berlin", Theme.SYSTEM, 10, Map.of()));
        model.addAttribute("saved", false);
        model.addAttribute("smart", state == ConnectionCard.State.NOT_CONNECTED ? null : FaceSmart.card());
        return "settings/profile";
    }

    @GetMapping("/sample/own-address")
    String ownAddress(Model model, @RequestParam(defaultValue = "false") boolean gone) {
        model.addAttribute("token", "9f27c1d0k2m4q8v1x7z3b5n6");
        model.addAttribute("address", gone ? null : "ben@arnold-privat.example");
        return "settings/own-address";
    }

    @GetMapping("/sample/mailboxes")
    String mailboxes(Model model, @RequestParam(defaultValue = "false") boolean none) {
        model.addAttribute("mailboxes", MailboxTable.of(none ? List.of() : FaceMailboxes.ALL));
        return "settings/mailboxes";
    }

    @GetMapping("/sample/tokens")
    String tokens(Model model, @RequestParam(defaultValue = "false") boolean fresh) {
        model.addAttribute("secret", fresh ? "tdm_9f27c1d0k2m4q8v1x7z3b5n6" : null);
        model.addAttribute(
                "tokens",
                fresh
                        ? List.of(new TokenRow(Faces.id("t"), "Nightly export to the warehouse", Faces.NOW, null))
                        : List.of());
        return "settings/tokens";
    }

    @GetMapping("/sample/sub-account")
    String subAccount(Model model) {
        model.addAttribute(
                "form",
                new SubAccountForm(
                        "Fenster Kramer",
                        "ASSIGNED",
                        "Europe/Berlin",
                        "en",
                        "0",
                        false,
                        Map.of("dailyLimit", "subAccount.error.limit")));
        return "settings/sub-account";
    }

    @GetMapping("/sample/provider")
    String provider(Model model, @RequestParam(defaultValue = "new") String state) {
        ProviderForm.Tested test = new ProviderForm.Tested(
                state.equals("works"),
                "The provider refuses user or password. Check both; some providers want a password for apps.",
                "535 5.7.8 Authentication credentials invalid");
        model.addAttribute(
                "form",
                new ProviderForm(
                        "smtp.provider.example",
                        "587",
                        "STARTTLS",
                        "crm@fenster-kramer.example",
                        true,
                        "crm@fenster-kramer",
                        "",
                        false,
                        false,
                        Map.of("fromAddress", "This is no email address. Write it like name@company.example."),
                        state.equals("new") ? null : test));
        return "settings/provider";
    }

    @GetMapping("/sample/webhooks")
    String webhooks(Model model, @RequestParam(defaultValue = "some") String state) {
        WebhookRow taken = new WebhookRow(
                Faces.JANA.id(), "https://hooks.fenster-kramer.example/tandem", "DELIVERED", 0, Faces.NOW, null, 204);
        WebhookRow waiting = new WebhookRow(
                Faces.JANA.id(),
                "https://a-very-long-name-of-a-server.company.example/hooks/tandem/fenster-kramer",
                "WAITING",
                14,
                Faces.NOW.minusSeconds(70),
                "webhooks.trouble.OTHER_STATUS",
                503);
        model.addAttribute("webhooks", state.equals("none") ? List.of() : List.of(taken, waiting));
        model.addAttribute(
                "secret", state.equals("fresh") ? "tandem_whs_3Jw9vXk2Qq0fT1m8yZ6b7RcLdPnHsEaG4uVxWtYoIk" : null);
        model.addAttribute("url", state.equals("none") ? "nonsense" : "");
        model.addAttribute("error", state.equals("none") ? "This is no address to post to." : "");
        return "settings/webhooks";
    }

    @GetMapping("/sample/members")
    String members(Model model) {
        model.addAttribute(
                "members",
                List.of(
                        new MemberRow(
                                Faces.BEN.id(),
                                "Ben Arnold",
                                "ben@nordlicht.example",
                                true,
                                false,
                                true,
                                "ben@nordlicht.example"),
                        new MemberRow(
                                Faces.ADA.id(), Faces.LONG_NAME, "ada@nordlicht.example", false, true, false, null)));
        model.addAttribute("written", NewMember.EMPTY);
        model.addAttribute("errors", Map.of("email", "members.error.address"));
        model.addAttribute("invitation", "https://crm.nordlicht.example/invitations/b1gM3ch4nc3");
        return "settings/members";
    }

    @GetMapping("/sample/not-a-member")
    String notAMember() {
        return "settings/not-a-member";
    }

    @GetMapping("/sample/login")
    String login(Model model, @RequestParam(defaultValue = "false") boolean failed) {
        model.addAttribute("shell", null);
        model.addAttribute("failed", failed);
        model.addAttribute("loggedOut", false);
        model.addAttribute("sandbox", true);
        return "login";
    }

    @GetMapping("/sample/error/{kind}")
    String error(Model model, @PathVariable String kind) {
        model.addAttribute("shell", null);
        model.addAttribute("kind", kind);
        model.addAttribute("status", kind);
        model.addAttribute("requestId", "7f3a91");
        return "error";
    }

    @GetMapping("/s/{sub}/messages/{id}/body")
    @ResponseBody
    String body() {
        return "<!DOCTYPE html><meta charset=utf-8><style>body{font:14px sans-serif;margin:12px}</style><p><b>Out of office</b></p><p>I am back on Monday. In urgent cases call the front desk.</p>";
    }
}
