package dev.tandem.server.web;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.conversation.Page;
import dev.tandem.server.smartbcc.KeepSmartAddress;
import dev.tandem.server.smartbcc.KeepSmartAddress.Grace;
import dev.tandem.server.smartbcc.LookThroughCaptures;
import dev.tandem.server.smartbcc.LookThroughCaptures.Filed;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The reader's smart address: replaced, revoked, and what came to it (R02, R62, R63). Only members have one (R03). */
@Controller
@RequestMapping("/s/{sub}/settings/smart-bcc")
class SmartPages {

    private final KeepSmartAddress addresses;
    private final LookThroughCaptures captures;
    private final DrawSmart smart;

    SmartPages(KeepSmartAddress addresses, LookThroughCaptures captures, DrawSmart smart) {
        this.addresses = addresses;
        this.captures = captures;
        this.smart = smart;
    }

    /** What to do with an email in quarantine. */
    enum Deed {
        RELEASE,
        ALWAYS,
        /** R67: under a contact that the owner names. */
        UNDER,
        DROP
    }

    @GetMapping
    String show(Visit visit, Model model, @RequestParam Optional<String> cursor) {
        if (!visit.access().member()) {
            return "settings/not-a-member";
        }
        Page<DrawSmart.Line> page = smart.lines(visit, cursor);
        model.addAttribute("lines", page.items());
        model.addAttribute("next", page.nextCursor().orElse(null));
        if (!model.containsAttribute("done")) {
            model.addAttribute("done", null);
        }
        return "settings/smart-bcc";
    }

    @PostMapping("/replace")
    String replace(Visit visit, @RequestParam(defaultValue = "NONE") Grace grace) {
        if (addresses.replace(visit.ofMember(), visit.user().id(), grace).isEmpty()) {
            throw new NothingHere();
        }
        return "redirect:" + visit.path("/settings/profile") + "#smart-bcc";
    }

    @PostMapping("/revoke")
    String revoke(Visit visit) {
        addresses.revoke(visit.ofMember(), visit.user().id());
        return "redirect:" + visit.path("/settings/profile") + "#smart-bcc";
    }

    @PostMapping("/decide")
    String decide(
            Visit visit,
            @RequestParam UUID capture,
            @RequestParam Deed deed,
            @RequestParam(defaultValue = "") String address,
            RedirectAttributes next) {
        if (deed == Deed.UNDER) {
            next.addFlashAttribute(
                    "done", fileUnder(visit, capture, address) == Filed.FILED ? "released" : "noContact");
            return "redirect:" + visit.path("/settings/smart-bcc");
        }
        if (!isDone(visit.ofMember(), visit.user().id(), capture, deed)) {
            throw new NothingHere();
        }
        next.addFlashAttribute("done", deed == Deed.DROP ? "dropped" : "released");
        return "redirect:" + visit.path("/settings/smart-bcc");
    }

    private Filed fileUnder(Visit visit, UUID capture, String address) {
        Filed filed = EmailAddress.parse(address)
                .map(known -> captures.fileUnder(visit.ofMember(), visit.user().id(), capture, known))
                .orElse(Filed.NO_CONTACT);
        if (filed == Filed.NO_EMAIL) {
            throw new NothingHere();
        }
        return filed;
    }

    private boolean isDone(SubAccountId subAccount, UserId owner, UUID capture, Deed deed) {
        return switch (deed) {
            case RELEASE -> captures.release(subAccount, owner, capture);
            case ALWAYS -> captures.releaseAlways(subAccount, owner, capture);
            case DROP -> captures.drop(subAccount, owner, capture);
            case UNDER -> false;
        };
    }
}
