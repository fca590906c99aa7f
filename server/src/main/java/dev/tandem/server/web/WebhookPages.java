package dev.tandem.server.web;

import dev.tandem.server.BadInput;
import dev.tandem.server.BadInput.Fault;
import dev.tandem.server.webhook.KeepWebhooks;
import dev.tandem.server.webhook.WebhookStore.Delivery;
import dev.tandem.server.webhook.WebhookStore.Webhook;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Settings of the sub-account, Webhooks. The secret is shown once, after the webhook was made. */
@Controller
@RequestMapping("/s/{sub}/settings/webhooks")
class WebhookPages {

    private static final String SECRET = "secret";

    private final KeepWebhooks webhooks;
    private final MessageSource words;

    WebhookPages(KeepWebhooks webhooks, MessageSource words) {
        this.webhooks = webhooks;
        this.words = words;
    }

    @GetMapping
    String list(Visit visit, Model model) {
        return page(visit, model, "", "");
    }

    @PostMapping
    String make(
            Visit visit, @RequestParam String url, Model model, RedirectAttributes next, HttpServletResponse response) {
        try {
            next.addFlashAttribute(SECRET, webhooks.make(visit.access(), url).secret());
            return "redirect:" + visit.path("/settings/webhooks");
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(visit, model, url, sentence(visit, refused.faults().getFirst()));
        }
    }

    @PostMapping("/{webhook}/remove")
    String remove(Visit visit, @PathVariable UUID webhook) {
        if (!webhooks.remove(visit.access(), webhook)) {
            throw new NothingHere();
        }
        return "redirect:" + visit.path("/settings/webhooks");
    }

    private String page(Visit visit, Model model, String url, String error) {
        if (!model.containsAttribute(SECRET)) {
            model.addAttribute(SECRET, null);
        }
        model.addAttribute(
                "webhooks",
                webhooks.list(visit.access()).stream().map(WebhookPages::row).toList());
        model.addAttribute("url", url);
        model.addAttribute("error", error);
        return "settings/webhooks";
    }

    private String sentence(Visit visit, Fault fault) {
        return words.getMessage(
                "api.fault." + fault.key(),
                fault.arguments().toArray(),
                visit.user().language().locale());
    }

    private static WebhookRow row(Webhook webhook) {
        Optional<Delivery> last = webhook.last();
        return new WebhookRow(
                webhook.id(),
                webhook.url().toString(),
                last.map(delivery -> delivery.state().name()).orElse("NONE"),
                webhook.waiting(),
                last.map(Delivery::attemptedAt).orElse(null),
                last.flatMap(Delivery::trouble)
                        .map(trouble -> "webhooks.trouble." + trouble)
                        .orElse(null),
                last.flatMap(Delivery::status).orElse(null));
    }
}
