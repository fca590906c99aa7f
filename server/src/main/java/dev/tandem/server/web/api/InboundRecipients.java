package dev.tandem.server.web.api;

import dev.tandem.core.mail.RawEmail;
import dev.tandem.server.reply.AcceptReturn;
import dev.tandem.server.reply.ReturnAddress;
import dev.tandem.server.smartbcc.AcceptEmail;
import dev.tandem.server.smartbcc.SmartAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** For whom an email is: smart addresses and return addresses of ours, and what is neither. */
final class InboundRecipients {

    private final Set<SmartAddress> smart = new LinkedHashSet<>();
    private final Set<ReturnAddress> returns = new LinkedHashSet<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> unknown = new LinkedHashSet<>();

    /** Looks every address up. */
    static InboundRecipients of(InboundEnvelope envelope, AcceptEmail acceptEmail, AcceptReturn acceptReturn) {
        InboundRecipients found = new InboundRecipients();
        for (String written : envelope.recipients()) {
            Optional<SmartAddress> smart = acceptEmail.recipient(written);
            Optional<ReturnAddress> back = acceptReturn.recipient(written);
            smart.ifPresent(found.smart::add);
            back.ifPresent(found.returns::add);
            (smart.isPresent() || back.isPresent() ? found.known : found.unknown).add(written);
        }
        return found;
    }

    boolean areAllUnknown() {
        return known.isEmpty();
    }

    List<String> known() {
        return List.copyOf(known);
    }

    List<String> unknown() {
        return List.copyOf(unknown);
    }

    /** Durable for all of them when it returns. */
    void accept(InboundEnvelope envelope, RawEmail email, AcceptEmail acceptEmail, AcceptReturn acceptReturn) {
        if (!returns.isEmpty()) {
            acceptReturn.accept(List.copyOf(returns), email);
        }
        if (!smart.isEmpty()) {
            acceptEmail.accept(List.copyOf(smart), envelope.from(), email);
        }
    }
}
