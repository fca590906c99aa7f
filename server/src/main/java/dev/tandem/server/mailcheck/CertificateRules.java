package dev.tandem.server.mailcheck;

import dev.tandem.server.mailcheck.Call.Place;
import dev.tandem.server.mailcheck.Encryption.Shown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a certificate is worth to senders. Most deliver with a bad one too, so that it is never more than a warning. */
final class CertificateRules {

    /** Certificates are renewed a month before their end; one this close to it was forgotten. */
    static final Duration LEFT_MIN = Duration.ofDays(14);

    private static final String STRICT = " Senders that insist on a good one (MTA-STS) do not deliver.";

    private CertificateRules() {}

    static List<Finding> judge(Place place, Shown shown, Instant now) {
        List<Finding> all = new ArrayList<>();
        String own = place + ": the certificate ";
        if (!isFor(place.machine(), shown.names())) {
            String names = shown.names().isEmpty() ? "nobody" : String.join(", ", shown.names());
            all.add(Finding.warning(
                    own + "is for " + names + " and not for " + place.machine() + ". Get one for that name." + STRICT));
        }
        if (now.isBefore(shown.from())) {
            all.add(Finding.warning(
                    own + "is good only from " + shown.from() + " on. Is the clock of the machine right?" + STRICT));
        } else if (!now.isBefore(shown.until())) {
            all.add(Finding.warning(own + "expired " + days(shown.until(), now) + " ago. Renew it." + STRICT));
        } else {
            all.addAll(good(place, shown, now));
        }
        return all.isEmpty()
                ? List.of(Finding.ok(place + ": encrypts, with a certificate for " + place.machine()
                        + " that is good for " + days(now, shown.until()) + " more."))
                : List.copyOf(all);
    }

    /** Nobody trusts an expired one, so its issuer says something only while it is good. */
    private static List<Finding> good(Place place, Shown shown, Instant now) {
        List<Finding> all = new ArrayList<>();
        String own = place + ": the certificate ";
        if (!shown.trusted()) {
            all.add(Finding.warning(own
                    + "comes from nobody whom this machine trusts: made by yourself, or without its chain. The file in"
                    + " TANDEM_SMTP_CERTIFICATE needs the certificate and then those of its issuers." + STRICT));
        }
        if (Duration.between(now, shown.until()).compareTo(LEFT_MIN) < 0) {
            all.add(Finding.warning(own + "is good for " + days(now, shown.until())
                    + " more. See why it is not renewed; Tandem reads a new one without a restart."));
        }
        return all;
    }

    private static String days(Instant from, Instant until) {
        long days = Duration.between(from, until).toDays();
        return days == 1 ? "1 day" : days + " days";
    }

    /** A star stands for exactly one label, the first (RFC 6125 section 6.4.3). */
    static boolean isFor(String machine, List<String> names) {
        String wanted = machine.toLowerCase(Locale.ROOT);
        int dot = wanted.indexOf('.');
        String starred = dot < 0 ? wanted : "*" + wanted.substring(dot);
        return names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.equals(wanted) || name.equals(starred));
    }
}
