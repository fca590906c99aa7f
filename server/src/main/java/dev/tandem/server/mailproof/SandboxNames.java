package dev.tandem.server.mailproof;

import java.util.List;

/**
 * The name system of the sandbox, where every domain belongs to the emulator: each says that this machine alone may send for it. What
 * comes from anywhere else is as little proven here as anywhere.
 */
final class SandboxNames implements NameSystem {

    static final String SENT_FROM_THIS_MACHINE = "v=spf1 ip4:127.0.0.0/8 ip6:::1 -all";

    @Override
    public List<String> ask(String name, Kind kind) {
        boolean sender = kind == Kind.TXT && !name.contains("._domainkey.");
        return sender ? List.of(SENT_FROM_THIS_MACHINE) : List.of();
    }
}
