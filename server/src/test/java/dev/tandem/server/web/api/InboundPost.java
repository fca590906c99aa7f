package dev.tandem.server.web.api;

import dev.tandem.core.mail.RawEmail;
import dev.tandem.server.smartbcc.InboundSeal;
import dev.tandem.server.smartbcc.InboundSeal.Signed;
import dev.tandem.server.web.api.Program.Answered;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** An email as a provider brings it, signed; what is changed afterwards is not what was signed. */
record InboundPost(String verb, String query, RawEmail body, Map<String, String> headers) {

    static InboundPost of(String query, byte[] body) {
        return at(Instant.now(), InboundServer.SECRET, query, body);
    }

    static InboundPost at(Instant time, String secret, String query, byte[] body) {
        Signed signed = new Signed(Long.toString(time.getEpochSecond()), query, sha256(body));
        return new InboundPost(
                "POST",
                query,
                new RawEmail(body),
                Map.of(
                        "Content-Type", "message/rfc822",
                        "Tandem-Timestamp", signed.timestamp(),
                        "Tandem-Body-SHA256", signed.digest(),
                        "Tandem-Signature", InboundSeal.signature(secret, signed)));
    }

    InboundPost with(String header, String value) {
        Map<String, String> all = new TreeMap<>(headers);
        all.put(header, value);
        return new InboundPost(verb, query, body, all);
    }

    InboundPost query(String other) {
        return new InboundPost(verb, other, body, headers);
    }

    InboundPost body(byte[] other) {
        return new InboundPost(verb, query, new RawEmail(other), headers);
    }

    InboundPost verb(String other) {
        return new InboundPost(other, query, body, headers);
    }

    Answered send() {
        return send(BodyPublishers.ofByteArray(body.bytes()));
    }

    /** Without saying before how much comes. */
    Answered sendInPieces() {
        return send(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.bytes())));
    }

    private Answered send(BodyPublisher publisher) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(InboundServer.url() + "/api/v1/inbound-emails?" + query))
                .method(verb, publisher);
        headers.forEach(request::header);
        try {
            return new Answered(Program.HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
