package dev.tandem.server.web;

import dev.tandem.core.contact.GatePolicy;
import dev.tandem.core.mail.PlusSuffix;
import dev.tandem.server.BadInput;
import dev.tandem.server.identity.NotAllowed;
import dev.tandem.server.policy.ChangeSyncPolicy;
import dev.tandem.server.policy.ChangeSyncPolicy.Wish;
import dev.tandem.server.policy.SyncPolicyStore.Settings;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sync policy of the sub-account, for whoever runs it, and everybody's own block list (R13, R16, R28). */
@Controller
@RequestMapping("/s/{sub}/settings/{page:sync-policy|block-list}")
class PolicyPages {

    private static final String OWN = "block-list";

    private final ChangeSyncPolicy changeSyncPolicy;
    private final DrawPolicy policies;

    PolicyPages(ChangeSyncPolicy changeSyncPolicy, DrawPolicy policies) {
        this.changeSyncPolicy = changeSyncPolicy;
        this.policies = policies;
    }

    /** The form as it comes back; on the page of one's own block list only {@code blocked}. */
    record Written(
            @Nullable GatePolicy gate,
            @Nullable PlusSuffix suffix,
            @Nullable String blocked,
            @Nullable String internal) {

        private Settings settings(Settings stands) {
            return new Settings(
                    gate == null ? stands.gate() : gate,
                    suffix == null ? stands.suffix() : suffix,
                    lines(blocked),
                    lines(internal));
        }

        private static List<String> lines(@Nullable String text) {
            return text == null
                    ? List.of()
                    : text.lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .toList();
        }
    }

    @GetMapping
    String show(
            Visit visit,
            Model model,
            @PathVariable String page,
            @RequestParam(required = false) @Nullable String part) {
        boolean own = allowed(visit, page);
        model.addAttribute("form", policies.form(visit, own, policies.stands(visit, own)));
        return "changes".equals(part) ? "settings/policy :: changes" : "settings/policy";
    }

    @PostMapping("/preview")
    String preview(Visit visit, Model model, @PathVariable String page, Written written, HttpServletResponse response) {
        boolean own = allowed(visit, page);
        Settings wanted = written.settings(policies.stands(visit, own));
        try {
            model.addAttribute(
                    "form",
                    policies.foretold(
                            visit, own, wanted, changeSyncPolicy.foretell(visit.access(), new Wish(own, wanted))));
        } catch (BadInput refused) {
            refused(visit, model, own, wanted, refused, response);
        }
        return "settings/policy";
    }

    @PostMapping
    String apply(Visit visit, Model model, @PathVariable String page, Written written, HttpServletResponse response) {
        boolean own = allowed(visit, page);
        Settings wanted = written.settings(policies.stands(visit, own));
        try {
            changeSyncPolicy.apply(visit.access(), new Wish(own, wanted));
        } catch (BadInput refused) {
            refused(visit, model, own, wanted, refused, response);
            return "settings/policy";
        }
        return "redirect:" + visit.path("/settings/" + page);
    }

    @PostMapping("/changes/{id}/undo")
    String undo(Visit visit, @PathVariable String page, @PathVariable UUID id) {
        allowed(visit, page);
        if (!changeSyncPolicy.undo(visit.access(), id)) {
            throw new NothingHere();
        }
        return "redirect:" + visit.path("/settings/" + page);
    }

    private void refused(
            Visit visit, Model model, boolean own, Settings wanted, BadInput refused, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("form", policies.refused(visit, own, wanted, refused));
    }

    private static boolean allowed(Visit visit, String page) {
        boolean own = page.equals(OWN);
        if (own ? !visit.access().member() : !visit.access().admin()) {
            throw new NotAllowed(own ? "connection" : "settings");
        }
        return own;
    }
}
