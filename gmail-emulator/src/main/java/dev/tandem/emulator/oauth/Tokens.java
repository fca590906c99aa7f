package dev.tandem.emulator.oauth;

import dev.tandem.emulator.google.Authentication;
import dev.tandem.emulator.google.Grant;
import dev.tandem.emulator.mailbox.Ids;
import dev.tandem.emulator.store.EmulatorClock;
import dev.tandem.emulator.store.Store;
import dev.tandem.emulator.store.Table;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All tokens and codes, and the ways they die. Changes run inside an action of the store. */
public final class Tokens implements Authentication {
    static final int ACCESS_SECONDS = 3599;
    private static final Duration CODE_LIFETIME = Duration.ofMinutes(10);
    /** "100 refresh tokens per account and client": the oldest goes silently. */
    private static final int REFRESH_TOKENS_MAX = 100;

    private final Table<AuthorizationCode> codes;
    private final Table<StoredToken> access;
    private final Table<StoredToken> refresh;
    private final EmulatorClock clock;
    private final Ids ids;

    public Tokens(Store store, EmulatorClock clock, Ids ids) {
        this.codes = store.table("codes", AuthorizationCode.class);
        this.access = store.table("accessTokens", StoredToken.class);
        this.refresh = store.table("refreshTokens", StoredToken.class);
        this.clock = clock;
        this.ids = ids;
    }

    /** Scope names as answers use them: email and profile have long ones. */
    public static Set<String> scopes(String list) {
        return Scopes.normalised(list);
    }

    @Override
    public @Nullable Grant grantOf(String accessToken) {
        StoredToken token = liveAccess(accessToken);
        return token == null ? null : token.grant();
    }

    public String newRefreshToken(Grant grant) {
        String token = "1//0" + ids.letters(80);
        refresh.put(
                token,
                new StoredToken(grant.address(), grant.clientId(), grant.scopes(), clock.millis(), Long.MAX_VALUE, ""));
        of(grant).entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, StoredToken>>comparingLong(
                                entry -> entry.getValue().issuedAt())
                        .reversed())
                .skip(REFRESH_TOKENS_MAX)
                .map(Map.Entry::getKey)
                .toList()
                .forEach(this::revoke);
        return token;
    }

    /** Origin is the refresh token or the code that this one was made from. */
    public String newAccessToken(Grant grant, String origin) {
        String token = "ya29." + ids.letters(150);
        long expires = clock.millis() + ACCESS_SECONDS * 1_000L;
        access.put(
                token,
                new StoredToken(grant.address(), grant.clientId(), grant.scopes(), clock.millis(), expires, origin));
        return token;
    }

    /** Either kind of token: a refresh token takes its access tokens along, and an access token its refresh token. */
    public boolean revoke(String token) {
        StoredToken asAccess = access.remove(token);
        if (asAccess != null) {
            revoke(asAccess.origin());
            return true;
        }
        return revokeRefresh(token);
    }

    /** A changed password kills refresh tokens with Gmail scopes, and the access tokens made from them. */
    public int passwordChanged(String address) {
        List<String> dead = refresh.keys(token ->
                token.address().equals(address) && token.scopes().stream().anyMatch(Scopes::isForGmail));
        dead.forEach(this::revoke);
        return dead.size();
    }

    /** What the account has granted to the client so far. */
    Set<String> granted(String address, String clientId) {
        Set<String> scopes = new HashSet<>();
        of(new Grant(address, clientId, Set.of())).values().forEach(token -> scopes.addAll(token.scopes()));
        return scopes;
    }

    String newCode(AuthorizationCode code) {
        String value = "4/0" + ids.letters(70);
        codes.put(value, code);
        return value;
    }

    long codeExpiry() {
        return clock.instant().plus(CODE_LIFETIME).toEpochMilli();
    }

    /** The code if it is still good; marks it as used. A second use revokes what the first one gave. */
    @Nullable
    AuthorizationCode redeem(String value) {
        AuthorizationCode code = codes.get(value);
        if (code == null || code.expiresAt() <= clock.millis()) {
            return null;
        }
        if (code.used()) {
            accessOf(value).forEach(access::remove);
            return null;
        }
        codes.put(value, code.asUsed());
        return code;
    }

    /** Whose account a code speaks for, or empty. */
    String codeOwner(String value) {
        AuthorizationCode code = codes.get(value);
        return code == null ? "" : code.address();
    }

    @Nullable
    StoredToken refreshToken(String value) {
        return refresh.get(value);
    }

    @Nullable
    StoredToken liveAccess(String value) {
        StoredToken token = access.get(value);
        return token == null || token.expiresAt() <= clock.millis() ? null : token;
    }

    private boolean revokeRefresh(String token) {
        accessOf(token).forEach(access::remove);
        return refresh.remove(token) != null;
    }

    private List<String> accessOf(String origin) {
        return origin.isEmpty()
                ? List.of()
                : access.keys(token -> token.origin().equals(origin));
    }

    /** Refresh tokens of this account and client by their value. */
    private Map<String, StoredToken> of(Grant grant) {
        return refresh
                .keys(token -> token.address().equals(grant.address())
                        && token.clientId().equals(grant.clientId()))
                .stream()
                .collect(Collectors.toMap(key -> key, key -> Objects.requireNonNull(refresh.get(key))));
    }
}
