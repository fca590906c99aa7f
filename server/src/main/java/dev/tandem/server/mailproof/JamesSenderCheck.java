package dev.tandem.server.mailproof;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.RawEmail;
import dev.tandem.core.smartbcc.SenderProof;
import dev.tandem.server.mailproof.NameSystem.Kind;
import dev.tandem.server.mailproof.NameSystem.Silent;
import dev.tandem.server.smartbcc.HandedOver;
import dev.tandem.server.smartbcc.SenderCheck;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.PublicKeyRecordRetriever;
import org.apache.james.jdkim.api.Result;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.apache.james.jdkim.exceptions.TempFailException;
import org.apache.james.jspf.core.exceptions.SPFErrorConstants;
import org.apache.james.jspf.executor.SPFResult;
import org.apache.james.jspf.impl.SPF;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks senders with Apache James' libraries (R63). */
final class JamesSenderCheck implements SenderCheck {

    private static final Logger LOG = LoggerFactory.getLogger(JamesSenderCheck.class);

    private final NameSystem names;

    JamesSenderCheck(NameSystem names) {
        this.names = names;
    }

    @Override
    public Answer check(HandedOver from, RawEmail email) {
        AtomicBoolean silent = new AtomicBoolean();
        Set<String> signed = signed(email, silent);
        Optional<String> sent = sent(from, silent);
        return new Answer(new SenderProof(signed, sent.map(Set::of).orElse(Set.of())), !silent.get());
    }

    /** Domains whose signature holds. One over a part of the body only says nothing about what somebody added to it. */
    private Set<String> signed(RawEmail email, AtomicBoolean silent) {
        DKIMVerifier verifier = new DKIMVerifier(keys(silent));
        try {
            verifier.verify(new ByteArrayInputStream(email.bytes()));
        } catch (FailException notAll) {
            LOG.debug("A signature does not hold", notAll);
        } catch (IOException | RuntimeException unreadable) {
            LOG.debug("Signatures cannot be read", unreadable);
            return Set.of();
        }
        return verifier.getResults().stream()
                .filter(Result::isSuccess)
                .map(Result::getRecord)
                .filter(signature -> signature.getBodyHashLimit() < 0)
                .map(SignatureRecord::getDToken)
                .map(domain -> domain.toString().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private PublicKeyRecordRetriever keys(AtomicBoolean silent) {
        return (method, selector, domain) -> {
            try {
                return names.ask(selector + "._domainkey." + domain, Kind.TXT);
            } catch (Silent nobody) {
                silent.set(true);
                throw new TempFailException(String.valueOf(nobody.getMessage()));
            }
        };
    }

    /** The domain of the named sender, if it lets that machine send for it; no domain lets a machine of which nobody told. */
    private Optional<String> sent(HandedOver from, AtomicBoolean silent) {
        Optional<String> domain = EmailAddress.parse(from.sender()).map(EmailAddress::domain);
        return domain.filter(named ->
                from.toldPeer().filter(peer -> passes(peer, from, silent)).isPresent());
    }

    private boolean passes(InetAddress peer, HandedOver from, AtomicBoolean silent) {
        NamesForSpf asked = new NamesForSpf(names);
        try {
            SPFResult result = new SPF(asked).checkSPF(peer.getHostAddress(), from.sender(), from.helo());
            if (asked.metSilence()) {
                silent.set(true);
            }
            return SPFErrorConstants.PASS_CONV.equals(result.getResult());
        } catch (RuntimeException unreadable) {
            LOG.debug("What may send for a domain cannot be read", unreadable);
            return false;
        }
    }
}
