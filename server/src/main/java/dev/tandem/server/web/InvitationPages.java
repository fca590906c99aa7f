package dev.tandem.server.web;

import dev.tandem.server.BadInput;
import dev.tandem.server.identity.TakeInvitation;
import dev.tandem.server.identity.User;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a new user sets the first password. Whoever has the link is the one it was sent to. */
@Controller
@RequestMapping("/invitations/{token}")
class InvitationPages {

    private final TakeInvitation takeInvitation;

    InvitationPages(TakeInvitation takeInvitation) {
        this.takeInvitation = takeInvitation;
    }

    @GetMapping
    String show(@PathVariable String token, Model model, HttpServletResponse response) {
        return page(token, false, model, response);
    }

    @PostMapping
    String take(@PathVariable String token, @RequestParam String password, Model model, HttpServletResponse response) {
        try {
            return takeInvitation.take(token, password) ? "redirect:/login" : page(token, false, model, response);
        } catch (BadInput tooShort) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(token, true, model, response);
        }
    }

    private String page(String token, boolean tooShort, Model model, HttpServletResponse response) {
        Optional<User> invited = takeInvitation.invited(token);
        if (invited.isEmpty()) {
            response.setStatus(HttpStatus.GONE.value());
        }
        model.addAttribute("invited", invited.orElse(null));
        model.addAttribute("tooShort", tooShort);
        return "invitation";
    }
}
