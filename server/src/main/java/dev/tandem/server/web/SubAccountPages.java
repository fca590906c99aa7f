package dev.tandem.server.web;

import dev.tandem.core.contact.GatePolicy;
import dev.tandem.server.BadInput;
import dev.tandem.server.identity.Language;
import dev.tandem.server.identity.NotAllowed;
import dev.tandem.server.identity.SetUpSubAccount;
import dev.tandem.server.identity.SubAccount;
import dev.tandem.server.identity.SubAccountStore.Settings;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Settings of the sub-account, for whoever runs it. */
@Controller
@RequestMapping("/s/{sub}/settings/sub-account")
class SubAccountPages {

    private static final Map<String, String> SENTENCES =
            Map.of("name", "profile.nameMissing", "dailyLimit", "subAccount.error.limit");

    private final SetUpSubAccount setUp;
    private final InstantSource clock;

    SubAccountPages(SetUpSubAccount setUp, InstantSource clock) {
        this.setUp = setUp;
        this.clock = clock;
    }

    /** The form as it comes back. */
    record Written(String name, GatePolicy gatePolicy, String timeZone, String language, String dailyLimit) {

        Settings settings() {
            int limit = dailyLimit.strip().matches("\\d{1,6}") ? Integer.parseInt(dailyLimit.strip()) : 0;
            return new Settings(
                    name, ZoneId.of(timeZone), Language.of(language).orElse(Language.EN), gatePolicy, limit);
        }

        SubAccountForm again(Map<String, String> errors) {
            return new SubAccountForm(name, gatePolicy.name(), timeZone, language, dailyLimit, false, errors);
        }
    }

    @GetMapping
    String show(Visit visit, Model model) {
        if (!visit.access().admin()) {
            throw new NotAllowed("settings");
        }
        SubAccount here = visit.access().subAccount();
        return page(
                model,
                new SubAccountForm(
                        here.name(),
                        here.gatePolicy().name(),
                        here.timeZone().getId(),
                        here.language().tag(),
                        Integer.toString(here.dailyLimit()),
                        model.containsAttribute("saved"),
                        Map.of()));
    }

    @PostMapping
    String change(Visit visit, Written written, Model model, RedirectAttributes next, HttpServletResponse response) {
        try {
            setUp.change(visit.access(), written.settings());
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(model, written.again(Faults.sentences(refused, SENTENCES)));
        }
        next.addFlashAttribute("saved", true);
        return "redirect:" + visit.path("/settings/sub-account");
    }

    private String page(Model model, SubAccountForm form) {
        model.addAttribute("form", form);
        model.addAttribute("zones", Zone.all(clock.instant()));
        return "settings/sub-account";
    }
}
