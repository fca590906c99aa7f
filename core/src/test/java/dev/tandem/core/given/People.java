package dev.tandem.core.given;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.core.mailbox.MailboxId;
import dev.tandem.core.mailbox.OwnAddresses;
import java.util.Set;
import java.util.UUID;

/** The staff of one office and the people who write to it. */
public final class People {

    public static final UserId ADA_LENZ = new UserId(idOf("Ada Lenz"));
    public static final UserId BEN_ARNOLD = new UserId(idOf("Ben Arnold"));

    public static final String ADAS_ADDRESS = "ada.lenz@gmail.com";
    public static final String BENS_ADDRESS = "ben.arnold@nordlicht.example";

    public static final MailboxId ADAS_MAILBOX = new MailboxId(idOf("Ada's mailbox"));
    public static final MailboxId BENS_MAILBOX = new MailboxId(idOf("Ben's mailbox"));

    public static final String JANA = "jana@praxis-weber.example";
    public static final String TIMO = "timo.reiss@reiss-bau.example";
    public static final String MEHMET = "mehmet@yildiz-feinkost.example";
    public static final String CLAUDIA = "claudia@brandt-oberhausen.example";
    public static final String STRANGER = "werbung@angebote.example";

    private People() {}

    /** The mailbox of Ada, which also sends for the office. */
    public static OwnAddresses adasAddresses() {
        return new OwnAddresses(Set.of(new EmailAddress(ADAS_ADDRESS), new EmailAddress("office@nordlicht.example")));
    }

    /** The same id for the same name, in every run. */
    public static UUID idOf(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
