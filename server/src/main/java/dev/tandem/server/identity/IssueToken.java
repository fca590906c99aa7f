package dev.tandem.server.identity;

import dev.tandem.server.BadInput;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Personal access tokens: what programs show instead of a password. */
@Component
public class IssueToken {

    /** Tells people and secret scanners what it is. */
    public static final String PREFIX = "tandem_pat_";

    static final int NAME_MAX_CHARACTERS = 100;

    private final TokenStore tokens;
    private final InstantSource clock;

    IssueToken(TokenStore tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Makes a token. Not under "Log in as user", because it would outlive it. */
    @Transactional
    public Issued issue(Actor actor, String name) {
        if (actor.behind().isPresent()) {
            throw new NotAllowed("tokenInNameOf");
        }
        String kept = name.strip();
        if (kept.isEmpty() || kept.length() > NAME_MAX_CHARACTERS) {
            throw new BadInput("name", "token.name", NAME_MAX_CHARACTERS);
        }
        String secret = PREFIX + Secrets.next();
        return new Issued(tokens.add(actor.id(), kept, Secrets.hash(secret), clock.instant()), secret);
    }

    /** Whose token this is. */
    @Transactional
    public Optional<User> owner(String secret) {
        return tokens.use(Secrets.hash(secret), clock.instant());
    }

    /** The user's tokens, newest first. */
    public List<TokenStore.AccessToken> of(Actor actor) {
        return tokens.ofUser(actor.id());
    }

    /** Ends a token; false if the user has no such token. */
    @Transactional
    public boolean revoke(Actor actor, UUID token) {
        if (actor.behind().isPresent()) {
            throw new NotAllowed("tokenInNameOf");
        }
        return tokens.delete(actor.id(), token);
    }

    /** A new token with its secret, which is shown this once. */
    public record Issued(TokenStore.AccessToken token, String secret) {}
}
