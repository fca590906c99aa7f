package dev.tandem.server.web.api;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.smartbcc.AcceptEmail;
import dev.tandem.server.smartbcc.HandedOver;
import dev.tandem.server.web.api.protocol.Refusal;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands on the envelope of an email that comes by HTTP. Read from the very text that was signed and not from what the servlet
 * container made of it, so that both cannot differ.
 *
 * @param recipients at least one
 */
record InboundEnvelope(List<String> recipients, HandedOver from) {

    /** RFC 5321 section 4.5.3.1. */
    static final int LETTERS_MAX = 320;

    /** @throws Refusal if something cannot be taken */
    static InboundEnvelope read(String query) {
        Map<String, List<String>> all = parameters(query);
        List<String> recipients = all.getOrDefault("recipient", List.of());
        if (recipients.isEmpty()) {
            throw Refusal.parameter("recipient", "parameter.missing");
        }
        if (recipients.size() > AcceptEmail.RECIPIENTS_MAX) {
            throw Refusal.parameter("recipient", "inbound.recipients", AcceptEmail.RECIPIENTS_MAX);
        }
        if (recipients.stream().anyMatch(written -> EmailAddress.parse(written).isEmpty())) {
            throw Refusal.parameter("recipient", "address.none");
        }
        return new InboundEnvelope(recipients, from(all));
    }

    private static HandedOver from(Map<String, List<String>> all) {
        String helo = one(all, "helo");
        String sender = one(all, "from");
        String peer = one(all, "peer");
        if (!sender.isEmpty() && EmailAddress.parse(sender).isEmpty()) {
            throw Refusal.parameter("from", "address.none");
        }
        return peer.isEmpty() ? HandedOver.byNobodyKnows(helo, sender) : new HandedOver(machine(peer), helo, sender);
    }

    /** Never a name, because names would be looked up, and no scope, because that is one of another machine's. */
    private static InetAddress machine(String peer) {
        if (peer.indexOf('%') >= 0) {
            throw Refusal.parameter("peer", "inbound.peer");
        }
        try {
            return InetAddress.ofLiteral(peer);
        } catch (IllegalArgumentException none) {
            throw Refusal.parameter("peer", "inbound.peer");
        }
    }

    /** Empty if it is not there. */
    private static String one(Map<String, List<String>> all, String name) {
        List<String> values = all.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw Refusal.parameter(name, "inbound.once");
        }
        return values.isEmpty() ? "" : values.getFirst();
    }

    private static Map<String, List<String>> parameters(String query) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (String part : query.split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                String name = part.substring(0, equals);
                all.computeIfAbsent(name, first -> new ArrayList<>()).add(value(name, part.substring(equals + 1)));
            }
        }
        return all;
    }

    /** Control characters are refused: PostgreSQL takes no NUL, and nobody has a line end in an address. */
    private static String value(String name, String written) {
        String value;
        try {
            value = URLDecoder.decode(written, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException unreadable) {
            throw Refusal.parameter(name, "parameter.unreadable");
        }
        if (value.length() > LETTERS_MAX || value.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.parameter(name, "parameter.unreadable");
        }
        return value;
    }
}
