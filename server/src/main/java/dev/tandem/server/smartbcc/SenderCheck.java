package dev.tandem.server.smartbcc;

import dev.tandem.core.mail.RawEmail;
import dev.tandem.core.smartbcc.SenderProof;

/** Finds out which domains answer for an email (R63). Asks the domain name system. */
public interface SenderCheck {

    /** Checks its signatures and who may send for its sender. */
    Answer check(HandedOver from, RawEmail email);

    /**
     * What was found out.
     *
     * @param proof as far as it is known
     * @param certain false where a name server did not answer, and a later question may find more
     */
    record Answer(SenderProof proof, boolean certain) {}
}
