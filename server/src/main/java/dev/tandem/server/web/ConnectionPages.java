package dev.tandem.server.web;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mailbox.Scope;
import dev.tandem.server.identity.Actor;
import dev.tandem.server.identity.NotAllowed;
import dev.tandem.server.inbound.AskMailbox;
import dev.tandem.server.mailbox.BeginConnection;
import dev.tandem.server.mailbox.ConnectMailbox;
import dev.tandem.server.mailbox.ConnectMailbox.ConsentAnswer;
import dev.tandem.server.mailbox.ConnectResult;
import dev.tandem.server.mailbox.DisconnectMailbox;
import dev.tandem.server.mailbox.LimitMailbox;
import dev.tandem.server.mailbox.PauseMailbox;
import dev.tandem.server.web.ConnectionCard.Refusal;
import dev.tandem.server.web.DrawConnection.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** Connecting and disconnecting one's mailbox: off to Google's consent page, back with its answer (R02 to R05, R71). */
@Controller
class ConnectionPages {

    private final BeginConnection beginConnection;
    private final ConnectMailbox connectMailbox;
    private final DisconnectMailbox disconnectMailbox;
    private final AskMailbox askMailbox;
    private final PauseMailbox pauseMailbox;
    private final LimitMailbox limitMailbox;
    private final CurrentActor currentActor;

    ConnectionPages(
            BeginConnection beginConnection,
            ConnectMailbox connectMailbox,
            DisconnectMailbox disconnectMailbox,
            AskMailbox askMailbox,
            PauseMailbox pauseMailbox,
            LimitMailbox limitMailbox,
            CurrentActor currentActor) {
        this.beginConnection = beginConnection;
        this.connectMailbox = connectMailbox;
        this.disconnectMailbox = disconnectMailbox;
        this.askMailbox = askMailbox;
        this.pauseMailbox = pauseMailbox;
        this.limitMailbox = limitMailbox;
        this.currentActor = currentActor;
    }

    @PostMapping("/s/{sub}/settings/connection")
    RedirectView begin(Visit visit, @RequestParam(defaultValue = "false") boolean other) {
        BeginConnection.Wish wish =
                new BeginConnection.Wish(visit.subAccount(), visit.user().id(), true, other);
        return beginConnection
                .run(wish)
                .map(google -> new RedirectView(google.toString()))
                .orElseThrow(() -> new NotAllowed("connection"));
    }

    @PostMapping("/s/{sub}/settings/connection/end")
    String end(Visit visit) {
        disconnectMailbox.run(visit.subAccount(), visit.user().id());
        return "redirect:" + visit.path("/settings/profile");
    }

    @PostMapping("/s/{sub}/settings/connection/look")
    String look(Visit visit) {
        return asked(visit, askMailbox.look(visit.subAccount(), visit.user().id()));
    }

    @PostMapping("/s/{sub}/settings/connection/compare")
    String compare(Visit visit) {
        return asked(visit, askMailbox.compare(visit.subAccount(), visit.user().id()));
    }

    @PostMapping("/s/{sub}/settings/connection/pause")
    String pause(Visit visit, @RequestParam boolean on) {
        pauseMailbox.run(visit.subAccount(), visit.user().id(), on);
        return "redirect:" + visit.path("/settings/profile");
    }

    @PostMapping("/s/{sub}/settings/connection/limit")
    String limit(Visit visit, @RequestParam(defaultValue = "") String perDay) {
        int limit = perDay.strip().matches("\\d{1,6}") ? Integer.parseInt(perDay.strip()) : 0;
        limitMailbox.run(visit.subAccount(), visit.user().id(), limit);
        return "redirect:" + visit.path("/settings/profile");
    }

    private static String asked(Visit visit, boolean found) {
        if (!found) {
            throw new NothingHere();
        }
        return "redirect:" + visit.path("/settings/profile");
    }

    @GetMapping("/oauth/google/callback")
    String answer(
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String state,
            @RequestParam Optional<String> code,
            RedirectAttributes next) {
        Optional<UserId> session = currentActor.of(request).map(Actor::id);
        ConnectResult result = connectMailbox.run(new ConsentAnswer(state, code, session));
        refused(result).ifPresent(refused -> next.addFlashAttribute(DrawConnection.REFUSED, refused));
        return place(result)
                .map(subAccount -> "redirect:/s/" + subAccount + "/settings/profile")
                .orElse("redirect:/profile");
    }

    private static Optional<Refused> refused(ConnectResult result) {
        return switch (result) {
            case ConnectResult.Connected connected -> Optional.empty();
            case ConnectResult.Denied denied -> of(Refusal.DENIED);
            case ConnectResult.PermissionsMissing(SubAccountId subAccount, Set<Scope> missing) ->
                Optional.of(new Refused(
                        Refusal.PERMISSIONS_MISSING,
                        missing.stream().map(Scope::name).sorted().toList()));
            case ConnectResult.OtherAddress other -> of(Refusal.OTHER_ADDRESS);
            case ConnectResult.NotAsked unknown -> of(Refusal.STATE_UNKNOWN);
            case ConnectResult.NoMember nobody -> Optional.empty();
            case ConnectResult.NotVouchedFor wrong -> of(Refusal.STATE_UNKNOWN);
            case ConnectResult.Unreachable silent -> of(Refusal.UNREACHABLE);
        };
    }

    private static Optional<Refused> of(Refusal refusal) {
        return Optional.of(new Refused(refusal, List.of()));
    }

    /** Where the person set out from; unknown for an answer that belongs to no question. */
    private static Optional<SubAccountId> place(ConnectResult result) {
        return switch (result) {
            case ConnectResult.Connected(SubAccountId here, var address) -> Optional.of(here);
            case ConnectResult.Denied(SubAccountId here) -> Optional.of(here);
            case ConnectResult.PermissionsMissing(SubAccountId here, var missing) -> Optional.of(here);
            case ConnectResult.OtherAddress(SubAccountId here, var needed, var chosen) -> Optional.of(here);
            case ConnectResult.NotAsked unknown -> Optional.empty();
            case ConnectResult.NoMember(SubAccountId here) -> Optional.of(here);
            case ConnectResult.NotVouchedFor(SubAccountId here, var reason) -> Optional.of(here);
            case ConnectResult.Unreachable(SubAccountId here) -> Optional.of(here);
        };
    }
}
