package dev.tandem.server.inbound;

import java.util.Collection;
import java.util.Set;

/** Which stored bytes something needs. */
public interface BlobReferences {

    /** Those of these names that some message of some sub-account needs, some email that waits for a decision, or some draft. Cross-tenant by purpose: equal bytes are kept once. */
    Set<String> needed(Collection<String> sha256);
}
