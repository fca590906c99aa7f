package dev.tandem.server.identity;

import dev.tandem.server.BadInput;
import dev.tandem.server.identity.UserStore.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Users say how they are called and how they want to read. */
@Component
public class ChangeProfile {

    private final UserStore users;

    ChangeProfile(UserStore users) {
        this.users = users;
    }

    /** Changes name, language, time zone, look, and how long emails wait to be taken back. */
    @Transactional
    public void change(Actor actor, Profile profile) {
        String name = profile.name().strip();
        if (name.isEmpty() || name.length() > InviteMember.NAME_MAX_CHARACTERS) {
            throw new BadInput("name", "member.name", InviteMember.NAME_MAX_CHARACTERS);
        }
        if (profile.undoSeconds() < 0 || profile.undoSeconds() > Profile.UNDO_SECONDS_MAX) {
            throw new BadInput("undoSeconds", "member.undoSeconds", Profile.UNDO_SECONDS_MAX);
        }
        users.change(
                actor.id(),
                new Profile(name, profile.language(), profile.timeZone(), profile.look(), profile.undoSeconds()));
    }
}
