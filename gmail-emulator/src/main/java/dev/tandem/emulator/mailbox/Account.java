package dev.tandem.emulator.mailbox;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Whose mailbox it is.
 *
 * @param address lower case
 * @param kind a Gmail account, reached by the API, or a person of the outside world, who only has a mailbox to look into
 * @param sub Google's stable id of the person
 * @param historyId state of the mailbox after its last change
 * @param historyFloor cursors below this one are expired
 */
public record Account(String address, String name, Kind kind, String sub, long historyId, long historyFloor) {
    /** Which side of the post office somebody is on. */
    public enum Kind {
        GMAIL,
        OUTSIDE
    }

    @JsonIgnore
    public boolean isGmail() {
        return kind == Kind.GMAIL;
    }

    Account withHistory(long id, long floor) {
        return new Account(address, name, kind, sub, id, floor);
    }

    Account named(String newName, Kind newKind) {
        return new Account(address, newName, newKind, sub, historyId, historyFloor);
    }
}
