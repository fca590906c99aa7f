package dev.tandem.server.outbound;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.RfcMessageId;
import java.util.HexFormat;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes the ids of emails written here, from injected chance. */
@Component
public class MessageIds {

    private static final int RFC_MESSAGE_ID_BYTES = 16;
    private static final int TOKEN_CHARACTERS = 26;
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

    private final RandomGenerator chance;

    MessageIds(RandomGenerator chance) {
        this.chance = chance;
    }

    /** A new id of a message row (RFC 9562 version 4 layout). */
    public UUID next() {
        long high = (chance.nextLong() & 0xffffffffffff0fffL) | 0x4000L;
        long low = (chance.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /** A new Message-ID in the sender's domain (RFC 5322 section 3.6.4). */
    public RfcMessageId rfcMessageId(EmailAddress from) {
        byte[] bytes = new byte[RFC_MESSAGE_ID_BYTES];
        chance.nextBytes(bytes);
        return new RfcMessageId(HexFormat.of().formatHex(bytes) + "@" + from.domain());
    }

    /** 130 bits that nobody guesses, of letters and digits that survive every server: case is lost on some. */
    String token() {
        return chance.ints(TOKEN_CHARACTERS, 0, BASE32.length())
                .mapToObj(at -> BASE32.substring(at, at + 1))
                .collect(Collectors.joining());
    }
}
