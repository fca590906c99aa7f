package dev.tandem.server.web;

import dev.tandem.server.TandemProperties;
import dev.tandem.server.identity.Actor;
import dev.tandem.server.identity.Membership;
import dev.tandem.server.identity.SubAccount;
import dev.tandem.server.identity.SubAccountStore;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The login, and where it leads: to the first sub-account of whoever logged in. */
@Controller
class LoginPages {

    private final CurrentActor currentActor;
    private final SubAccountStore subAccounts;
    private final TandemProperties properties;

    LoginPages(CurrentActor currentActor, SubAccountStore subAccounts, TandemProperties properties) {
        this.currentActor = currentActor;
        this.subAccounts = subAccounts;
        this.properties = properties;
    }

    @GetMapping("/login")
    String login(
            Model model,
            @RequestParam(required = false) @Nullable String failed,
            @RequestParam(required = false) @Nullable String out) {
        model.addAttribute("failed", failed != null);
        model.addAttribute("loggedOut", out != null);
        model.addAttribute("sandbox", properties.demoData());
        return "login";
    }

    /** The profile in the first sub-account, for an answer of Google that belongs to none. */
    @GetMapping("/profile")
    String profile(HttpServletRequest request, RedirectAttributes next, Model model) {
        Object refused = model.getAttribute(DrawConnection.REFUSED);
        if (refused != null) {
            next.addFlashAttribute(DrawConnection.REFUSED, refused);
        }
        return currentActor
                .of(request)
                .flatMap(this::firstPlace)
                .map(id -> "redirect:/s/" + id + "/settings/profile")
                .orElse("redirect:/login");
    }

    @GetMapping("/")
    String home(HttpServletRequest request) {
        return currentActor
                .of(request)
                .flatMap(this::firstPlace)
                .map(id -> "redirect:/s/" + id + "/conversations")
                .orElse("redirect:/login");
    }

    private Optional<String> firstPlace(Actor actor) {
        Optional<SubAccount> own = subAccounts.ofUser(actor.id()).stream()
                .map(Membership::subAccount)
                .findFirst();
        return own.or(() -> actor.agencyAdmin()
                        ? subAccounts.ofAgency(actor.user().agencyId(), Optional.empty(), 1).items().stream()
                                .findFirst()
                        : Optional.empty())
                .map(found -> found.id().toString());
    }
}
