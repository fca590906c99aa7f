package dev.tandem.server.mailcheck;

import dev.tandem.server.mailcheck.Call.Place;
import dev.tandem.server.mailcheck.Call.Reach;
import dev.tandem.server.mailcheck.Call.Step;
import dev.tandem.server.mailcheck.Encryption.Failed;
import dev.tandem.server.mailcheck.Encryption.Shown;
import dev.tandem.server.mailcheck.Encryption.Untried;
import dev.tandem.server.mailcheck.Heard.HungUp;
import dev.tandem.server.mailcheck.Heard.Nonsense;
import dev.tandem.server.mailcheck.Heard.Nothing;
import dev.tandem.server.mailcheck.Heard.Said;
import java.net.Inet6Address;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a call means: whether somebody is there, who, and how encrypted; recipients are for {@link RecipientRules}. */
final class CallRules {

    private static final int READY = 220;
    private static final int DONE = 250;

    /** What each step is called when it fails. */
    private static final Map<Step, String> ASKED = Map.of(
            Step.GREETING, "a connection",
            Step.EHLO, "EHLO",
            Step.STARTTLS, "STARTTLS",
            Step.EHLO_ENCRYPTED, "EHLO on the encrypted line",
            Step.SENDER, "an empty sender, with which bounces come,");

    private CallRules() {}

    static List<Finding> judge(Call call, Instant now) {
        if (call.reach() != Reach.LINE) {
            return List.of(unreached(call));
        }
        List<Finding> all = new ArrayList<>();
        expect(call, Step.GREETING, READY).ifPresentOrElse(all::add, () -> all.add(who(call)));
        expect(call, Step.EHLO, DONE).ifPresent(all::add);
        if (call.heard(Step.EHLO).filter(heard -> heard.is(DONE)).isPresent()) {
            all.addAll(SizeRules.judge(call));
            all.addAll(encryption(call, now));
        }
        expect(call, Step.EHLO_ENCRYPTED, DONE).ifPresent(all::add);
        expect(call, Step.SENDER, DONE).ifPresent(all::add);
        all.addAll(RecipientRules.judge(call));
        return all;
    }

    private static Finding unreached(Call call) {
        Place place = call.place();
        return switch (call.reach()) {
            case REFUSED ->
                Finding.problem(place + ": nobody listens on port " + place.port()
                        + ". Forward port 25 to TANDEM_SMTP_PORT, see that Tandem runs, and that TANDEM_SMTP_ADDRESS lets"
                        + " strangers in.");
            case NO_ANSWER ->
                Finding.problem(place + ": no connection on port " + place.port()
                        + ". A firewall swallows it. Open the port there; and because many providers block port 25 on its"
                        + " way out too, ask once more from another network.");
            default ->
                place.address() instanceof Inet6Address
                        ? Finding.warning(
                                place + ": nobody could look, since no IPv6 leads there from here. Ask from a network"
                                        + " with IPv6.")
                        : Finding.problem(
                                place + ": the network of this machine does not lead there. Ask from another one.");
        };
    }

    /** The finding about a step that was taken and did not go as it should. */
    private static Optional<Finding> expect(Call call, Step step, int code) {
        return call.heard(step)
                .filter(heard -> !heard.is(code))
                .map(heard -> Finding.problem(call.place() + ": " + failed(ASKED.getOrDefault(step, ""), heard)));
    }

    private static String failed(String asked, Heard heard) {
        return switch (heard) {
            case Said said
            when said.isLater() ->
                "answers \"" + said.text() + "\" to " + asked
                        + " and puts senders off. They come back later; see what the" + " log of that server says.";
            case Said said ->
                "answers \"" + said.text() + "\" to " + asked
                        + ", so no email comes in. See what the log of that server says.";
            case Nothing nothing ->
                "has no answer to " + asked + " within " + nothing.waited().toSeconds()
                        + " s. Something listens there that is no working mail server: a firewall or a relay that looks into"
                        + " SMTP, or a server that hangs.";
            case HungUp _ ->
                "hangs up on " + asked + ". A firewall that looks into SMTP does so, and servers that know the"
                        + " asking machine as a source of spam.";
            case Nonsense nonsense ->
                "answers \"" + nonsense.text() + "\" to " + asked
                        + ", which is no SMTP. The port leads to something else.";
        };
    }

    /** Tandem greets with its domain and its name. */
    private static Finding who(Call call) {
        String domain = call.place().domain();
        String greeting = call.heard(Step.GREETING).orElseThrow() instanceof Said said
                ? said.text().replaceFirst("^220 ", "")
                : "";
        return greeting.startsWith(domain + " ") && greeting.contains("Tandem")
                ? Finding.ok(call.place() + ": Tandem greets there as " + domain + ".")
                : Finding.warning(call.place() + ": greets as \"" + greeting + "\", which is not Tandem for " + domain
                        + ". Well if that is your relay in front of it. Otherwise the record or the forwarded port leads to"
                        + " another server, or TANDEM_SMTP_DOMAIN is another domain.");
    }

    private static List<Finding> encryption(Call call, Instant now) {
        Place place = call.place();
        Optional<Heard> asked = call.heard(Step.STARTTLS);
        if (asked.isEmpty()) {
            return List.of(
                    Finding.warning(
                            place + ": offers no STARTTLS, so emails come in readable by everybody on the way, and"
                                    + " senders that insist on it deliver none. Set TANDEM_SMTP_CERTIFICATE and TANDEM_SMTP_KEY."));
        }
        return switch (call.encryption()) {
            case Untried _ -> expect(call, Step.STARTTLS, READY).stream().toList();
            case Failed failed ->
                List.of(Finding.problem(place + ": STARTTLS breaks off (" + failed.why()
                        + "), and with it every email of whoever encrypts. See that TANDEM_SMTP_CERTIFICATE and TANDEM_SMTP_KEY"
                        + " belong together and that nothing between changes the line."));
            case Shown shown -> CertificateRules.judge(place, shown, now);
        };
    }
}
