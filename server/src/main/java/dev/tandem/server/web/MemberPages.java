package dev.tandem.server.web;

import dev.tandem.core.contact.UserId;
import dev.tandem.server.BadInput;
import dev.tandem.server.TandemProperties;
import dev.tandem.server.identity.Actor;
import dev.tandem.server.identity.EnterSubAccount;
import dev.tandem.server.identity.InviteMember;
import dev.tandem.server.identity.InviteMember.Invited;
import dev.tandem.server.identity.LogInAsUser;
import dev.tandem.server.identity.Member;
import dev.tandem.server.identity.MemberRole;
import dev.tandem.server.identity.NotAllowed;
import dev.tandem.server.identity.RemoveMember;
import dev.tandem.server.mailbox.MailboxStore;
import dev.tandem.server.mailbox.MailboxStore.ConnectedMailbox;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The members of a sub-account, and "Log in as user" (R03). */
@Controller
class MemberPages {

    private static final String INVITATION = "invitation";

    private static final Map<String, String> SENTENCES =
            Map.of("email", "members.error.address", "name", "profile.nameMissing");

    private final InviteMember inviteMember;
    private final RemoveMember removeMember;
    private final LogInAsUser logInAsUser;
    private final EnterSubAccount enterSubAccount;
    private final CurrentActor currentActor;
    private final MailboxStore mailboxes;
    private final TandemProperties properties;
    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    MemberPages(
            InviteMember inviteMember,
            RemoveMember removeMember,
            LogInAsUser logInAsUser,
            EnterSubAccount enterSubAccount,
            CurrentActor currentActor,
            MailboxStore mailboxes,
            TandemProperties properties) {
        this.inviteMember = inviteMember;
        this.removeMember = removeMember;
        this.logInAsUser = logInAsUser;
        this.enterSubAccount = enterSubAccount;
        this.currentActor = currentActor;
        this.mailboxes = mailboxes;
        this.properties = properties;
    }

    @GetMapping("/s/{sub}/settings/members")
    String list(Visit visit, Model model) {
        if (!visit.access().admin()) {
            throw new NotAllowed("members");
        }
        return page(visit, model, NewMember.EMPTY, Map.of());
    }

    @PostMapping("/s/{sub}/settings/members")
    String invite(Visit visit, NewMember written, Model model, RedirectAttributes next, HttpServletResponse response) {
        try {
            Invited invited = inviteMember.invite(visit.access(), written.invitation());
            invited.invitationToken()
                    .ifPresent(token ->
                            next.addFlashAttribute(INVITATION, properties.publicUrl() + "/invitations/" + token));
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(visit, model, written, Faults.sentences(refused, SENTENCES));
        }
        return "redirect:" + visit.path("/settings/members");
    }

    @PostMapping("/s/{sub}/settings/members/{user}/end")
    String remove(Visit visit, @PathVariable UUID user) {
        if (!removeMember.remove(visit.access(), new UserId(user))) {
            throw new NothingHere();
        }
        return "redirect:" + (visit.access().admin() ? visit.path("/settings/members") : "/");
    }

    private String page(Visit visit, Model model, NewMember written, Map<String, String> errors) {
        Map<UserId, String> addresses = mailboxes.connectionsIn(visit.subAccount()).stream()
                .collect(Collectors.toMap(
                        ConnectedMailbox::user, found -> found.address().value()));
        model.addAttribute(
                "members",
                visit.members().stream()
                        .map(member -> row(visit, member, addresses))
                        .toList());
        model.addAttribute("written", written);
        model.addAttribute("errors", errors);
        if (!model.containsAttribute(INVITATION)) {
            model.addAttribute(INVITATION, null);
        }
        return "settings/members";
    }

    @PostMapping("/s/{sub}/settings/members/{user}/impersonation")
    String begin(Visit visit, @PathVariable UUID user, HttpServletRequest request, HttpServletResponse response) {
        Actor actor = logInAsUser.begin(visit.access(), new UserId(user)).orElseThrow(NothingHere::new);
        become(new SignedIn(actor.accountable().id().value(), user), request, response);
        return "redirect:" + visit.path("/settings/profile");
    }

    /** Back to oneself; the end is written down in every sub-account it was used in, which is the one the page names. */
    @PostMapping("/s/{sub}/impersonation/end")
    String end(Visit visit, HttpServletRequest request, HttpServletResponse response) {
        Actor actor = currentActor.of(request).orElseThrow(NothingHere::new);
        logInAsUser.end(visit.access());
        become(new SignedIn(actor.accountable().id().value(), null), request, response);
        boolean stays = enterSubAccount
                .enter(Actor.self(actor.accountable()), visit.subAccount())
                .isPresent();
        return stays ? "redirect:" + visit.path("/settings/members") : "redirect:/";
    }

    private void become(SignedIn signedIn, HttpServletRequest request, HttpServletResponse response) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(PasswordLogin.session(signedIn));
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
    }

    private static MemberRow row(Visit visit, Member member, Map<UserId, String> addresses) {
        return new MemberRow(
                member.user().id().value(),
                member.user().name(),
                member.user().loginAddress(),
                member.role() == MemberRole.ADMIN,
                member.invited(),
                member.user().id().equals(visit.user().id()),
                addresses.get(member.user().id()));
    }
}
