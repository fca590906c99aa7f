package dev.tandem.emulator.model;

import dev.tandem.emulator.http.Json;
import dev.tandem.emulator.mailbox.Account.Kind;
import dev.tandem.emulator.mailbox.Mailboxes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who is there at the start, and again after starting afresh. */
public record Cast(
        @Nullable List<Member> accounts, @Nullable List<Member> outside) {
    public static final Cast NOBODY = new Cast(List.of(), List.of());

    /** An address and a name. */
    public record Member(String email, @Nullable String name) {}

    /** Reads {@code {"accounts":[{"email","name"}],"outside":[…]}}. */
    public static Cast read(Path file) {
        try {
            return Json.MAPPER.readValue(Files.readAllBytes(file), Cast.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everybody's address in lower case, accounts first, in the order of the cast. */
    public List<String> addresses() {
        return Stream.of(accounts, outside)
                .flatMap(members -> members == null ? Stream.of() : members.stream())
                .map(member -> member.email().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Makes those who are missing; nobody who is there loses anything. */
    void enter(Mailboxes mailboxes) {
        enter(mailboxes, accounts, Kind.GMAIL);
        enter(mailboxes, outside, Kind.OUTSIDE);
    }

    private static void enter(Mailboxes mailboxes, @Nullable List<Member> members, Kind kind) {
        for (Member member : members == null ? List.<Member>of() : members) {
            if (mailboxes.find(member.email()) == null) {
                mailboxes.create(member.email(), member.name() == null ? "" : member.name(), kind);
            }
        }
    }
}
