package dev.tandem.server.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** "Why is this email here?": a drawer beside the conversation, a page of its own without script (R80). */
@Controller
class WhyPages {

    private final DrawWhy drawWhy;

    WhyPages(DrawWhy drawWhy) {
        this.drawWhy = drawWhy;
    }

    @GetMapping("/s/{sub}/messages/{message}/why")
    String why(
            Visit visit,
            Model model,
            @PathVariable UUID message,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part) {
        model.addAttribute("why", drawWhy.message(visit, message).orElseThrow(NothingHere::new));
        return part == null ? "why" : "why :: drawer";
    }
}
