package dev.tandem.server.provider;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mail.RawEmail;
import java.util.List;
import java.util.Optional;

/** Somebody who carries emails to anybody, by SMTP. What goes wrong is a value. */
public interface Provider {

    /**
     * Tries everything but an email: finds the server, encrypts, logs in, and names sender and recipient.
     *
     * @return what is wrong; empty if nothing is
     */
    Optional<ProviderTrouble> test(ProviderSettings settings, EmailAddress recipient);

    /**
     * Hands an email over.
     *
     * @param beforeTheEnd called when all bytes were told and before the end of them is: from then on the provider may have taken the
     *     email, whatever becomes of its answer
     */
    HandedOver handOver(ProviderSettings settings, Envelope envelope, Runnable beforeTheEnd);

    /** An email with whom it is from and whom it goes to; lines about hidden recipients are left out on the way. */
    record Envelope(EmailAddress from, List<EmailAddress> recipients, RawEmail email) {}

    /** What became of it. */
    sealed interface HandedOver {

        /** The provider has it. */
        record Accepted(String answer) implements HandedOver {}

        /** The provider does not have it; another time it may work. */
        record NotNow(ProviderTrouble trouble) implements HandedOver {}

        /** The provider does not have it and does not want it. */
        record Refused(ProviderTrouble trouble) implements HandedOver {}

        /** The end of the email was told and no answer came: nobody knows whether the provider has it. */
        record Unclear(String reason) implements HandedOver {}
    }
}
