package dev.tandem.emulator.mailbox;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The spellings under which an address may be known: what follows a plus is dropped, and at gmail.com so are dots. */
final class Spellings {
    private Spellings() {}

    static Set<String> of(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        Set<String> spellings = new LinkedHashSet<>(List.of(lower));
        int at = lower.lastIndexOf('@');
        if (at < 0) {
            return spellings;
        }
        String local = lower.substring(0, at);
        String domain = lower.substring(at + 1);
        int plus = local.indexOf('+');
        String plain = plus > 0 ? local.substring(0, plus) : local;
        spellings.add(plain + "@" + domain);
        if (domain.equals("gmail.com") || domain.equals("googlemail.com")) {
            spellings.add(plain + "@gmail.com");
            spellings.add(plain.replace(".", "") + "@gmail.com");
        }
        return spellings;
    }
}
