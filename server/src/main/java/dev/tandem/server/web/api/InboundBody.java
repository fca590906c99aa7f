package dev.tandem.server.web.api;

import dev.tandem.core.mail.RawEmail;
import dev.tandem.server.smartbcc.AcceptEmail;
import dev.tandem.server.smartbcc.IncomingEmail;
import dev.tandem.server.web.api.protocol.ProblemType;
import dev.tandem.server.web.api.protocol.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import org.springframework.http.HttpHeaders;

/** The email in a request, read as far as there is room for it. */
final class InboundBody {

    /** Big emails are through in seconds. */
    private static final Duration UNTIL_ROOM = Duration.ofSeconds(10);

    private static final int PIECE_BYTES = 64 * 1024;

    private InboundBody() {}

    /** @throws Refusal if it says of itself that it cannot be taken */
    static void demandReadable(HttpServletRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.toLowerCase(Locale.ROOT).strip().equals("identity")) {
            throw Refusal.of(ProblemType.UNSUPPORTED_MEDIA_TYPE).saying("api.inbound.encoded");
        }
        if (request.getContentLengthLong() > AcceptEmail.EMAIL_BYTES_MAX) {
            throw tooLarge();
        }
    }

    /** @throws Refusal if it is none, is too large, or is another one than was signed */
    static RawEmail read(HttpServletRequest request, IncomingEmail email, String digest) throws IOException {
        MessageDigest made = sha256();
        InputStream body = request.getInputStream();
        byte[] piece = new byte[PIECE_BYTES];
        for (int count = body.read(piece); count >= 0; count = body.read(piece)) {
            made.update(piece, 0, count);
            email.add(piece, count);
            demandFits(email);
        }
        byte[] bytes = email.bytes();
        if (bytes.length == 0) {
            throw Refusal.of(ProblemType.MALFORMED_REQUEST).saying("api.inbound.empty");
        }
        if (!HexFormat.of().formatHex(made.digest()).equalsIgnoreCase(digest)) {
            throw Refusal.of(ProblemType.NOT_SIGNED).saying("api.inbound.otherBody");
        }
        return new RawEmail(bytes);
    }

    private static void demandFits(IncomingEmail email) {
        switch (email.state()) {
            case FITS -> {}
            case TOO_BIG -> throw tooLarge();
            case NO_ROOM -> throw Refusal.tryLater(UNTIL_ROOM);
        }
    }

    private static Refusal tooLarge() {
        return Refusal.of(ProblemType.TOO_LARGE).saying("api.inbound.tooLarge");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
