package dev.tandem.server.web;

import dev.tandem.server.BadInput;
import dev.tandem.server.draft.KeepSignature;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** R50: the signature in the profile. */
@Controller
@RequestMapping("/s/{sub}/settings/signature")
class SignaturePages {

    private final KeepSignature keepSignature;

    SignaturePages(KeepSignature keepSignature) {
        this.keepSignature = keepSignature;
    }

    @PostMapping
    String set(Visit visit, @RequestParam(defaultValue = "") String signature, RedirectAttributes next) {
        try {
            keepSignature.set(visit.subAccount(), visit.user().id(), signature);
            next.addFlashAttribute("signed", "saved");
        } catch (BadInput tooLong) {
            next.addFlashAttribute("signed", "signature.tooLong");
        }
        return "redirect:" + visit.path("/settings/profile#signature");
    }

    @PostMapping("/from-gmail")
    String fromGmail(Visit visit, RedirectAttributes next) {
        boolean taken =
                keepSignature.takeFromGmail(visit.subAccount(), visit.user().id());
        next.addFlashAttribute("signed", taken ? "saved" : "signature.none");
        return "redirect:" + visit.path("/settings/profile#signature");
    }
}
