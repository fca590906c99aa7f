package dev.tandem.server.smtpin;

import dev.tandem.core.mail.RawEmail;
import dev.tandem.server.reply.AcceptReturn;
import dev.tandem.server.reply.ReturnAddress;
import dev.tandem.server.smartbcc.AcceptEmail;
import dev.tandem.server.smartbcc.HandedOver;
import dev.tandem.server.smartbcc.IncomingEmail;
import dev.tandem.server.smartbcc.SmartAddress;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.TooMuchDataException;

/** MAIL, RCPT, DATA of one email. */
final class Transaction implements MessageHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);
    private static final int NO_SUCH_ADDRESS = 550;
    private static final int TRY_LATER = 451;
    private static final int TOO_BIG = 552;
    private static final int PIECE_BYTES = 64 * 1024;

    private final AcceptEmail acceptEmail;
    private final AcceptReturn acceptReturn;
    private final MessageContext context;
    private final Conversations conversations;
    private final List<SmartAddress> recipients = new ArrayList<>();
    private final List<ReturnAddress> returns = new ArrayList<>();
    private String sender = "";

    Transaction(
            AcceptEmail acceptEmail, AcceptReturn acceptReturn, MessageContext context, Conversations conversations) {
        this.acceptEmail = acceptEmail;
        this.acceptReturn = acceptReturn;
        this.context = context;
        this.conversations = conversations;
    }

    @Override
    public void from(String from) {
        sender = from;
    }

    /** R66: whatever is no working address of ours is refused now, and nothing is relayed. */
    @Override
    public void recipient(String recipient) throws RejectException {
        boolean known;
        try {
            known = isSmart(recipient) || isReturn(recipient);
        } catch (RuntimeException trouble) {
            throw notNow(trouble);
        }
        if (!known) {
            conversations.unknownRecipient(context);
            throw new RejectException(NO_SUCH_ADDRESS, "5.1.1 No such address here");
        }
    }

    private boolean isSmart(String recipient) {
        Optional<SmartAddress> found = acceptEmail.recipient(recipient);
        found.filter(address -> !recipients.contains(address)).ifPresent(recipients::add);
        return found.isPresent();
    }

    private boolean isReturn(String recipient) {
        Optional<ReturnAddress> found = acceptReturn.recipient(recipient);
        found.filter(address -> !returns.contains(address)).ifPresent(returns::add);
        return found.isPresent();
    }

    /** The room is left when the email is durable, not before: until then its bytes are in memory. */
    @Override
    public String data(InputStream data) throws RejectException, TooMuchDataException, IOException {
        try (IncomingEmail email = acceptEmail.incoming()) {
            read(data, email);
            keep(new RawEmail(whole(email)));
        }
        return "2.0.0 It is safe with us";
    }

    private void keep(RawEmail email) throws RejectException {
        try {
            if (!returns.isEmpty()) {
                acceptReturn.accept(returns, email);
            }
            if (!recipients.isEmpty()) {
                String helo = context.getHelo().orElse("");
                acceptEmail.accept(recipients, new HandedOver(peer(), helo, sender), email);
            }
        } catch (RuntimeException trouble) {
            throw notNow(trouble);
        }
    }

    private static void read(InputStream data, IncomingEmail email) throws DropConnectionException, IOException {
        byte[] piece = new byte[PIECE_BYTES];
        for (int count = data.read(piece); count >= 0; count = data.read(piece)) {
            email.add(piece, count);
            if (email.isEndless()) {
                throw new DropConnectionException(TOO_BIG, "5.3.4 Too big");
            }
        }
    }

    private static byte[] whole(IncomingEmail email) throws RejectException {
        return switch (email.state()) {
            case FITS -> email.bytes();
            case TOO_BIG -> throw new RejectException(TOO_BIG, "5.3.4 Too big, 35 MB at most");
            case NO_ROOM -> throw new RejectException(TRY_LATER, "4.3.1 Too many big emails at once, try again later");
        };
    }

    private static RejectException notNow(RuntimeException trouble) {
        LOG.warn("An email cannot be taken in", trouble);
        return new RejectException(TRY_LATER, "4.3.0 Not now, try again later");
    }

    private InetAddress peer() {
        return context.getRemoteAddress() instanceof InetSocketAddress socket
                ? socket.getAddress()
                : InetAddress.getLoopbackAddress();
    }

    @Override
    public void done() {}
}
