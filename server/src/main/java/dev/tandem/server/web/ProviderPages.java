package dev.tandem.server.web;

import dev.tandem.server.BadInput;
import dev.tandem.server.provider.ProviderSettings;
import dev.tandem.server.provider.ProviderSettings.Security;
import dev.tandem.server.provider.ProviderTrouble;
import dev.tandem.server.provider.SetUpProvider;
import dev.tandem.server.provider.SetUpProvider.Wish;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Settings of the sub-account, Email provider: set up, and tested before or after it is kept. */
@Controller
@RequestMapping("/s/{sub}/settings/provider")
class ProviderPages {

    private final SetUpProvider setUpProvider;
    private final MessageSource words;

    ProviderPages(SetUpProvider setUpProvider, MessageSource words) {
        this.setUpProvider = setUpProvider;
        this.words = words;
    }

    /** The form as it comes back. */
    record Written(
            String host,
            String port,
            Security security,
            String user,
            String password,
            String fromAddress,
            String replyDomain,
            @Nullable String answersToAssigned) {

        Wish wish() {
            int number = port.strip().matches("\\d{1,6}") ? Integer.parseInt(port.strip()) : 0;
            return new Wish(
                    host, number, security, user, password, fromAddress, replyDomain, answersToAssigned != null);
        }

        ProviderForm again(boolean passwordSet, Map<String, String> errors, ProviderForm.@Nullable Tested test) {
            return new ProviderForm(
                    host,
                    port,
                    security.name(),
                    user,
                    passwordSet,
                    fromAddress,
                    replyDomain,
                    answersToAssigned != null,
                    false,
                    errors,
                    test);
        }
    }

    @GetMapping
    String show(Visit visit, Model model) {
        Optional<ProviderSettings> settings = setUpProvider.show(visit.access());
        boolean saved = model.containsAttribute("saved");
        return page(model, settings.map(found -> ProviderForm.of(found, saved)).orElseGet(ProviderForm::empty));
    }

    @PostMapping
    String change(Visit visit, Written written, Model model, RedirectAttributes next, HttpServletResponse response) {
        try {
            setUpProvider.change(visit.access(), written.wish());
        } catch (BadInput refused) {
            return refused(visit, written, model, response, refused);
        }
        next.addFlashAttribute("saved", true);
        return "redirect:" + visit.path("/settings/provider");
    }

    @PostMapping("/test")
    String test(Visit visit, Written written, Model model, HttpServletResponse response) {
        try {
            ProviderSettings settings = setUpProvider.checked(visit.access(), written.wish());
            ProviderForm.Tested tested = setUpProvider
                    .test(visit.access(), settings)
                    .map(trouble -> tested(visit, settings, trouble))
                    .orElseGet(() -> new ProviderForm.Tested(true, "", ""));
            return page(model, written.again(passwordSet(visit), Map.of(), tested));
        } catch (BadInput refused) {
            return refused(visit, written, model, response, refused);
        }
    }

    private String refused(Visit visit, Written written, Model model, HttpServletResponse response, BadInput refused) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        Map<String, String> errors = new LinkedHashMap<>();
        refused.faults()
                .forEach(fault -> errors.putIfAbsent(
                        fault.field(),
                        words.getMessage(
                                "api.fault." + fault.key(), fault.arguments().toArray(), locale(visit))));
        return page(model, written.again(passwordSet(visit), errors, null));
    }

    private ProviderForm.Tested tested(Visit visit, ProviderSettings settings, ProviderTrouble trouble) {
        Object[] named = {
            settings.host(), Integer.toString(settings.port()), settings.from().value()
        };
        String sentence = words.getMessage("provider.trouble." + trouble.kind(), named, locale(visit));
        return new ProviderForm.Tested(false, sentence, trouble.said());
    }

    private boolean passwordSet(Visit visit) {
        return setUpProvider
                .show(visit.access())
                .flatMap(ProviderSettings::login)
                .isPresent();
    }

    private static Locale locale(Visit visit) {
        return visit.user().language().locale();
    }

    private static String page(Model model, ProviderForm form) {
        model.addAttribute("form", form);
        return "settings/provider";
    }
}
