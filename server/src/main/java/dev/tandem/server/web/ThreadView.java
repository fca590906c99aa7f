package dev.tandem.server.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One thread inside a conversation.
 *
 * @param messages oldest first; empty while the thread is closed, its messages come when it is opened
 * @param count number of messages, loaded or not
 * @param claim what other sub-accounts have to do with it (R30, R32)
 */
public record ThreadView(
        UUID id,
        String subject,
        Door door,
        Instant lastAt,
        long count,
        List<MessageView> messages,
        boolean open,
        ThreadClaim claim) {

    /** Through which door the thread came: a grey icon and a word. */
    public enum Door {
        GMAIL("mail"),
        SMART_BCC("at"),
        BULK("speakerphone"),
        WORKFLOW("bolt"),
        PROVIDER("send");

        private final String icon;

        Door(String icon) {
            this.icon = icon;
        }

        /** The name of its icon. */
        public String icon() {
            return icon;
        }
    }
}
