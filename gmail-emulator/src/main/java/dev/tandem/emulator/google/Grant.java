package dev.tandem.emulator.google;

import java.util.Collection;
import java.util.Set;

/** What an access token stands for: whose mailbox, which client, which scopes. */
public record Grant(String address, String clientId, Set<String> scopes) {
    public static final String METADATA = "https://www.googleapis.com/auth/gmail.metadata";

    public boolean hasAnyOf(Collection<String> wanted) {
        return wanted.stream().anyMatch(scopes::contains);
    }

    /** The project is what stands before the first dash of a client id. */
    public String project() {
        int dash = clientId.indexOf('-');
        return dash < 0 ? clientId : clientId.substring(0, dash);
    }

    /** True when only the metadata scope opens this method: then neither bodies nor searches are allowed. */
    public boolean seesOnlyMetadata(ApiMethod method) {
        return method.scopes().stream().filter(scopes::contains).allMatch(METADATA::equals);
    }
}
