package dev.tandem.server.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page inside a sub-account.
 *
 * @param user who reads; under "log in as user" the person whose eyes are borrowed
 * @param login the address that person logs in with
 * @param behind who really sits there, absent unless "log in as user" is on (R03)
 * @param places all sub-accounts of the reader, the current one included
 * @param admin may change the sub-account, {@code agencyAdmin} runs the agency
 * @param emulatorUrl where the bundled emulator is, present in the sandbox only
 */
public record Shell(
        Person user,
        String login,
        @Nullable Person behind,
        Place place,
        List<Place> places,
        boolean admin,
        boolean agencyAdmin,
        Theme theme,
        @Nullable String emulatorUrl,
        Section section) {

    /** Where Settings begin: with the profile, which only members have here (R03). */
    public String settings() {
        return path(place.member() ? "/settings/profile" : "/settings/members");
    }

    /** Address of a page in the current sub-account. */
    public String path(String rest) {
        return "/s/" + place.id() + rest;
    }
}
