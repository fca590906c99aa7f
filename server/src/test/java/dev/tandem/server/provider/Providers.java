package dev.tandem.server.provider;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.NodeId;
import dev.tandem.server.TestProperties;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.identity.SubAccountStore;
import java.util.Map;
import java.util.UUID;
import org.springframework.transaction.support.TransactionOperations;

/** What tests of other rooms need of providers. */
public final class Providers {

    private static final NodeId NODE = new NodeId(new UUID(0, 21));

    private Providers() {}

    /** As outside the sandbox: only those whom somebody set up. */
    public static FindProvider onlySetUp(Bench bench) {
        return new FindProvider(
                bench.get(ProviderStore.class),
                bench.get(SubAccountStore.class),
                bench.get(SealedPassword.class),
                TestProperties.with(Map.of(
                        "tandem.google.client-id",
                        "id.apps.googleusercontent.com",
                        "tandem.google.client-secret",
                        "secret")));
    }

    /** Hands everything of this sub-account that is due to this provider, once. */
    public static void deliverAll(Bench bench, SubAccountId subAccount, Provider provider) {
        DeliveryStore deliveries = bench.get(DeliveryStore.class);
        var deliver = new DeliverByProvider(
                deliveries,
                bench.get(FindProvider.class),
                provider,
                bench.get(TransactionOperations.class),
                bench.clock());
        deliveries.claim(NODE, bench.clock().instant(), 1_000).forEach(due -> {
            try {
                if (due.subAccount().equals(subAccount)) {
                    deliver.run(due);
                }
            } finally {
                deliveries.giveBack(NODE, due);
            }
        });
    }
}
