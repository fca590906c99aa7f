package dev.tandem.server.web;

import dev.tandem.core.contact.UserId;
import dev.tandem.server.identity.Actor;
import dev.tandem.server.identity.EnterSubAccount;
import dev.tandem.server.identity.LogInAsUser;
import dev.tandem.server.identity.Member;
import dev.tandem.server.identity.MemberRole;
import dev.tandem.server.identity.NotAllowed;
import dev.tandem.server.mailbox.MailboxStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The members of a sub-account, and "Log in as user" (R03). */
@Controller
class MemberPages {

    private final LogInAsUser logInAsUser;
    private final EnterSubAccount enterSubAccount;
    private final CurrentActor currentActor;
    private final MailboxStore mailboxes;
    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    MemberPages(
            LogInAsUser logInAsUser,
            EnterSubAccount enterSubAccount,
            CurrentActor currentActor,
            MailboxStore mailboxes) {
        this.logInAsUser = logInAsUser;
        this.enterSubAccount = enterSubAccount;
        this.currentActor = currentActor;
        this.mailboxes = mailboxes;
    }

    @GetMapping("/s/{sub}/settings/members")
    String list(Visit visit, Model model) {
        if (!visit.access().admin()) {
            throw new NotAllowed("members");
        }
        model.addAttribute(
                "members",
                visit.members().stream().map(member -> row(visit, member)).toList());
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

    private MemberRow row(Visit visit, Member member) {
        return new MemberRow(
                member.user().id().value(),
                member.user().name(),
                member.user().loginAddress(),
                member.role() == MemberRole.ADMIN,
                member.user().id().equals(visit.user().id()),
                mailboxes
                        .connectionOf(visit.subAccount(), member.user().id())
                        .map(connection -> connection.mailbox().address().value())
                        .orElse(null));
    }
}
