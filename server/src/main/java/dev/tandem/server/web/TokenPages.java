package dev.tandem.server.web;

import dev.tandem.server.identity.IssueToken;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Settings, My profile, Access tokens. The secret is shown once, after the token was made. */
@Controller
@RequestMapping("/s/{sub}/settings/tokens")
class TokenPages {

    private static final String SECRET = "secret";

    private final IssueToken tokens;

    TokenPages(IssueToken tokens) {
        this.tokens = tokens;
    }

    @GetMapping
    String list(Visit visit, Model model) {
        if (!model.containsAttribute(SECRET)) {
            model.addAttribute(SECRET, null);
        }
        model.addAttribute(
                "tokens",
                tokens.of(visit.access().actor()).stream()
                        .map(token -> new TokenRow(
                                token.tokenId(),
                                token.name(),
                                token.createdAt(),
                                token.lastUsedAt().orElse(null)))
                        .toList());
        return "settings/tokens";
    }

    @PostMapping
    String make(Visit visit, @RequestParam String name, RedirectAttributes next) {
        next.addFlashAttribute(
                SECRET, tokens.issue(visit.access().actor(), name).secret());
        return "redirect:" + visit.path("/settings/tokens");
    }

    @PostMapping("/{token}/revoke")
    String revoke(Visit visit, @PathVariable UUID token) {
        if (!tokens.revoke(visit.access().actor(), token)) {
            throw new NothingHere();
        }
        return "redirect:" + visit.path("/settings/tokens");
    }
}
