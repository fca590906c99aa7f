package dev.tandem.server.web.api;

import dev.tandem.core.mail.Flag;
import dev.tandem.core.mailbox.Mirror;
import dev.tandem.server.BadInput;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** R19: which changes travel between the mailbox and the CRM. */
@Schema(name = "Mirror")
record MirrorJson(Direction toGmail, Direction fromGmail) {

    /** The switches of one direction. */
    @Schema(name = "MirrorDirection")
    record Direction(boolean read, boolean starred, boolean archived, boolean trashed) {

        private static Direction of(Set<Flag> flags) {
            return new Direction(
                    flags.contains(Flag.READ),
                    flags.contains(Flag.STARRED),
                    flags.contains(Flag.ARCHIVED),
                    flags.contains(Flag.TRASHED));
        }
    }

    static MirrorJson of(Mirror mirror) {
        return new MirrorJson(Direction.of(mirror.toGmail()), Direction.of(mirror.fromGmail()));
    }

    /**
     * The switches after a change; what is left out stays, a plain boolean sets all four.
     *
     * @throws BadInput for what is neither a boolean nor an object of booleans
     */
    static Mirror changed(Mirror before, JsonNode wish) {
        return new Mirror(
                changed(before.toGmail(), "mirror.toGmail", wish.path("toGmail")),
                changed(before.fromGmail(), "mirror.fromGmail", wish.path("fromGmail")));
    }

    private static Set<Flag> changed(Set<Flag> before, String field, JsonNode wish) {
        if (wish.isMissingNode()) {
            return before;
        }
        if (wish.isBoolean()) {
            return wish.booleanValue() ? EnumSet.allOf(Flag.class) : EnumSet.noneOf(Flag.class);
        }
        if (!wish.isObject()) {
            throw new BadInput(field, "json.boolean");
        }
        Set<Flag> after = EnumSet.noneOf(Flag.class);
        after.addAll(before);
        for (Flag flag : Flag.values()) {
            String name = flag.name().toLowerCase(Locale.ROOT);
            set(after, flag, field + "." + name, wish.path(name));
        }
        return after;
    }

    private static void set(Set<Flag> flags, Flag flag, String field, JsonNode value) {
        if (value.isMissingNode()) {
            return;
        }
        if (!value.isBoolean()) {
            throw new BadInput(field, "json.boolean");
        }
        if (value.booleanValue()) {
            flags.add(flag);
        } else {
            flags.remove(flag);
        }
    }
}
