package dev.tandem.server.web;

import dev.tandem.core.mail.Flag;
import dev.tandem.core.mailbox.Mirror;
import dev.tandem.server.mailbox.MirrorStore;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** "What travels" under "Email (2-way sync)": one switch for each change and direction (R19). */
@Controller
class TravelPages {

    private final MirrorStore mirrors;

    TravelPages(MirrorStore mirrors) {
        this.mirrors = mirrors;
    }

    /** Where a change goes. */
    enum Way {
        TO_GMAIL,
        FROM_GMAIL
    }

    @PostMapping("/s/{sub}/settings/connection/travels")
    String turn(Visit visit, @RequestParam Flag flag, @RequestParam Way way, @RequestParam boolean on) {
        mirrors.of(visit.subAccount(), visit.user().id())
                .map(before -> turned(before, flag, way, on))
                .ifPresent(after -> mirrors.set(visit.subAccount(), visit.user().id(), after));
        return "redirect:" + visit.path("/settings/profile") + "#travels";
    }

    private static Mirror turned(Mirror before, Flag flag, Way way, boolean on) {
        return way == Way.TO_GMAIL
                ? new Mirror(turned(before.toGmail(), flag, on), before.fromGmail())
                : new Mirror(before.toGmail(), turned(before.fromGmail(), flag, on));
    }

    private static Set<Flag> turned(Set<Flag> before, Flag flag, boolean on) {
        Set<Flag> after = EnumSet.noneOf(Flag.class);
        after.addAll(before);
        if (on) {
            after.add(flag);
        } else {
            after.remove(flag);
        }
        return after;
    }
}
