package dev.tandem.server.web;

import dev.tandem.server.BadInput;
import dev.tandem.server.draft.SignatureStore;
import dev.tandem.server.identity.ChangeProfile;
import dev.tandem.server.identity.Language;
import dev.tandem.server.identity.Look;
import dev.tandem.server.identity.User;
import dev.tandem.server.identity.UserStore.Profile;
import dev.tandem.server.mailbox.MirrorStore;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Settings, My profile, General (R02): the reader's connection and personal details. Only members have it (R03). */
@Controller
@RequestMapping("/s/{sub}/settings/profile")
class ProfilePages {

    private final ChangeProfile changeProfile;
    private final DrawConnection connections;
    private final MirrorStore mirrors;
    private final DrawSmart smart;
    private final SignatureStore signatures;
    private final InstantSource clock;

    ProfilePages(
            ChangeProfile changeProfile,
            DrawConnection connections,
            MirrorStore mirrors,
            DrawSmart smart,
            SignatureStore signatures,
            InstantSource clock) {
        this.changeProfile = changeProfile;
        this.connections = connections;
        this.mirrors = mirrors;
        this.smart = smart;
        this.signatures = signatures;
        this.clock = clock;
    }

    /** The form as it comes back. */
    record Written(
            String name,
            String language,
            String timeZone,
            Look theme,
            @Nullable Integer undoSeconds) {

        Profile profile() {
            return new Profile(name, Language.of(language).orElse(Language.EN), ZoneId.of(timeZone), theme, undo());
        }

        private int undo() {
            return undoSeconds == null ? Profile.UNDO_SECONDS : undoSeconds;
        }
    }

    @GetMapping
    String show(Visit visit, Model model, @RequestParam(required = false) @Nullable String part) {
        if (!visit.access().member()) {
            return "settings/not-a-member";
        }
        User user = visit.user();
        page(
                visit,
                model,
                new ProfileForm(
                        user.name(),
                        user.language().tag(),
                        user.timeZone().getId(),
                        Theme.valueOf(user.look().name()),
                        user.undoSeconds(),
                        Map.of()));
        return "connection".equals(part) ? "settings/connection :: card" : "settings/profile";
    }

    @PostMapping
    String change(Visit visit, Written written, Model model, RedirectAttributes next, HttpServletResponse response) {
        try {
            changeProfile.change(visit.access().actor(), written.profile());
        } catch (BadInput refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            Map<String, String> errors = Faults.sentences(refused, Map.of("name", "profile.nameMissing"));
            page(
                    visit,
                    model,
                    new ProfileForm(
                            written.name(),
                            written.language(),
                            written.timeZone(),
                            Theme.valueOf(written.theme().name()),
                            written.undo(),
                            errors));
            return "settings/profile";
        }
        next.addFlashAttribute("saved", true);
        return "redirect:" + visit.path("/settings/profile");
    }

    private void page(Visit visit, Model model, ProfileForm form) {
        Object refusal = model.getAttribute(DrawConnection.REFUSED);
        model.addAttribute(
                "connection",
                connections.card(visit, refusal instanceof DrawConnection.Refused refused ? refused : null));
        model.addAttribute(
                "travels", mirrors.of(visit.subAccount(), visit.user().id()).orElse(null));
        model.addAttribute("smart", smart.card(visit));
        model.addAttribute("profile", form);
        model.addAttribute(
                "signature", signatures.of(visit.subAccount(), visit.user().id()));
        model.addAttribute("zones", Zone.all(clock.instant()));
        if (!model.containsAttribute("saved")) {
            model.addAttribute("saved", false);
        }
    }
}
