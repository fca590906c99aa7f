package dev.tandem.core.mailbox;

import dev.tandem.core.mail.Flag;
import java.util.EnumSet;
import java.util.Set;

/**
 * R19: which changes travel, each direction with a switch of its own. Emails always travel both ways.
 *
 * @param toGmail flags that the mailbox is told when they change in the CRM
 * @param fromGmail flags that change in the CRM when they change in the mailbox
 */
public record Mirror(Set<Flag> toGmail, Set<Flag> fromGmail) {

    /** Everything, as every connection begins. */
    public static final Mirror EVERYTHING = new Mirror(EnumSet.allOf(Flag.class), EnumSet.allOf(Flag.class));

    /** Copies the sets. */
    public Mirror {
        toGmail = Set.copyOf(toGmail);
        fromGmail = Set.copyOf(fromGmail);
    }
}
