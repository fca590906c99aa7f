package dev.tandem.server.web.api.protocol;

import dev.tandem.core.contact.UserId;
import dev.tandem.server.identity.RequestLedger;
import dev.tandem.server.identity.RequestLedger.Answered;
import dev.tandem.server.identity.RequestLedger.Claim;
import dev.tandem.server.identity.RequestLedger.Earlier;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request with an Idempotency-Key is done once and answered always alike. The key, the deed and the answer are written in one
 * transaction. A refusal writes nothing, so the key stays free.
 */
@Component
class Idempotency {

    static final String HEADER = "Idempotency-Key";

    /** How long an answer is repeated. */
    static final Duration KEPT = Duration.ofHours(24);

    private final RequestLedger ledger;
    private final TransactionOperations transaction;
    private final JsonMapper json;
    private final InstantSource clock;

    Idempotency(RequestLedger ledger, TransactionOperations transaction, JsonMapper json, InstantSource clock) {
        this.ledger = ledger;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    Once of(HttpServletRequest request, UserId user) {
        String key = request.getHeader(HEADER);
        if (key == null) {
            return (asked, deed) -> first(deed.get());
        }
        if (!key.matches("[\\x21-\\x7e]{1,200}")) {
            throw Refusal.parameter(HEADER, "idempotencyKey");
        }
        String address = request.getMethod() + " " + request.getRequestURI();
        return (asked, deed) -> once(new Claim(user, key, hash(address, asked)), deed);
    }

    private ResponseEntity<Object> once(Claim claim, Supplier<Answer> deed) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var now = clock.instant();
            Optional<Earlier> earlier = ledger.claim(claim, now, now.minus(KEPT));
            if (earlier.isPresent()) {
                return again(earlier.get());
            }
            Answer answer = deed.get();
            ledger.answered(
                    claim, new Answered(answer.status(), json.writeValueAsString(answer.kept()), answer.location()));
            return first(answer);
        }));
    }

    private static ResponseEntity<Object> first(Answer answer) {
        return ResponseEntity.status(answer.status())
                .location(address(answer.location()))
                .body(answer.body());
    }

    private ResponseEntity<Object> again(Earlier earlier) {
        if (!earlier.sameRequest()) {
            throw Refusal.of(ProblemType.IDEMPOTENCY_KEY_REUSED);
        }
        return ResponseEntity.status(earlier.answer().status())
                .location(address(earlier.answer().location()))
                .header("Idempotent-Replayed", "true")
                .body(json.readTree(earlier.answer().body()));
    }

    private static URI address(String location) {
        return URI.create("/api/v1" + location);
    }

    private String hash(String address, Object asked) {
        try {
            byte[] text = (address + "\n" + json.writeValueAsString(asked)).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
