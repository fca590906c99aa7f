package dev.tandem.server.web;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.BadInput;
import dev.tandem.server.BadInput.Fault;
import dev.tandem.server.smartbcc.KeepOwnAddresses;
import dev.tandem.server.smartbcc.KeepOwnAddresses.Own;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * R63: further addresses from which the reader uses the smart address. The page behind a link only asks; programs that look into every link
 * of an email confirm nothing.
 */
@Controller
@RequestMapping("/s/{sub}/settings/smart-bcc/own")
class OwnAddressPages {

    private final KeepOwnAddresses addresses;
    private final MessageSource words;

    OwnAddressPages(KeepOwnAddresses addresses, MessageSource words) {
        this.addresses = addresses;
        this.words = words;
    }

    @GetMapping
    String question(Visit visit, Model model, @RequestParam(defaultValue = "") String token) {
        model.addAttribute("token", token);
        model.addAttribute(
                "address",
                addresses
                        .asked(visit.ofMember(), visit.user().id(), token)
                        .map(EmailAddress::value)
                        .orElse(null));
        return "settings/own-address";
    }

    @PostMapping("/confirm")
    String confirm(Visit visit, @RequestParam String token, RedirectAttributes next) {
        String link = "?token=" + token;
        return addresses
                .confirm(visit.ofMember(), visit.user().id(), token)
                .map(address -> {
                    done(next, "confirmed", address.value());
                    return back(visit);
                })
                .orElseGet(() -> "redirect:" + visit.path("/settings/smart-bcc/own") + link);
    }

    @PostMapping("/ask")
    String ask(Visit visit, @RequestParam String address, RedirectAttributes next) {
        visit.ofMember();
        try {
            Own asked = addresses.ask(visit.access(), address);
            done(next, "asked", asked.address().value());
        } catch (BadInput refused) {
            Fault fault = refused.faults().getFirst();
            next.addFlashAttribute(
                    "ownRefused",
                    words.getMessage(
                            "api.fault." + fault.key(),
                            fault.arguments().toArray(),
                            visit.user().language().locale()));
            next.addFlashAttribute("ownWritten", address);
        }
        return back(visit);
    }

    @PostMapping("/remove")
    String remove(Visit visit, @RequestParam String address, RedirectAttributes next) {
        EmailAddress own = EmailAddress.parse(address).orElseThrow(NothingHere::new);
        if (!addresses.remove(visit.ofMember(), visit.user().id(), own)) {
            throw new NothingHere();
        }
        done(next, "removed", own.value());
        return back(visit);
    }

    private static void done(RedirectAttributes next, String deed, String address) {
        next.addFlashAttribute("ownDone", deed);
        next.addFlashAttribute("ownAbout", address);
    }

    private static String back(Visit visit) {
        return "redirect:" + visit.path("/settings/profile") + "#own-addresses";
    }
}
