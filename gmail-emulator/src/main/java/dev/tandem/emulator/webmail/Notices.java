package dev.tandem.emulator.webmail;

import java.util.Map;

/** What the page says after something was done; the URL carries only the key, so that nobody can put words in. */
final class Notices {
    private static final Map<String, String> ALL = Map.of(
            "sent", "Sent.",
            "password", "Password changed. Apps have lost their access.",
            "account", "Account created.",
            "hour", "It is one hour later.",
            "day", "It is 24 hours later.",
            "fault", "Fault added.",
            "no-fault", "Fault removed.",
            "afresh", "Everything is as at the start.");

    private Notices() {}

    static String of(String key) {
        Filing filing = Filing.named(key);
        return filing == null ? ALL.getOrDefault(key, "") : filing.done();
    }
}
