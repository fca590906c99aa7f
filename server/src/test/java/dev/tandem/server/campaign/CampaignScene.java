package dev.tandem.server.campaign;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.server.NodeId;
import dev.tandem.server.bench.Bench;
import dev.tandem.server.bench.Scene;
import dev.tandem.server.campaign.Campaign.Audience;
import dev.tandem.server.campaign.Campaign.Content;
import dev.tandem.server.campaign.CampaignStore.Due;
import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.Actor;
import dev.tandem.server.identity.EnterSubAccount;
import dev.tandem.server.identity.UserStore;
import dev.tandem.server.provider.Providers;
import dev.tandem.server.provider.ToldProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Ben writes bulk mail in Fenster Kramer. */
final class CampaignScene {

    private static final NodeId NODE = new NodeId(new UUID(0, 36));

    final Bench bench = Bench.shared();
    final Scene scene = new Scene();
    final ToldProvider provider = new ToldProvider();
    final CampaignStore campaigns = bench.get(CampaignStore.class);
    final KeepCampaign keep = bench.get(KeepCampaign.class);

    Access ben() {
        return access(scene.ben());
    }

    Access access(UserId user) {
        return bench.get(EnterSubAccount.class)
                .enter(Actor.self(bench.get(UserStore.class).find(user).orElseThrow()), scene.kramer())
                .orElseThrow();
    }

    SubAccountId kramer() {
        return scene.kramer();
    }

    /** So many contacts, each with an address of its own. */
    List<UUID> contacts(int count) {
        List<UUID> all = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            all.add(scene.contact(scene.kramer(), "Kunde" + n, "Muster", scene.address("kunde" + n), Optional.empty()));
        }
        return all;
    }

    static Content content(List<UUID> contacts, Integer perHour) {
        return new Content(
                "Advent",
                "Hallo {{contact.firstName}}",
                "Liebe {{contact.firstName}}, Grüße von {{subAccount.name}}",
                Optional.empty(),
                new Audience(Optional.of(contacts), Optional.empty(), Optional.empty()),
                perHour == 0 ? Optional.empty() : Optional.of(perHour));
    }

    UUID started(List<UUID> contacts) {
        return started(content(contacts, 0));
    }

    UUID started(Content content) {
        UUID campaign = keep.add(ben(), content);
        keep.start(ben(), campaign, Optional.empty());
        return campaign;
    }

    /** One turn of the loop for this sub-account; true if there was one. */
    boolean turn() {
        List<Due> due = campaigns.claim(NODE, bench.clock().instant(), 1_000);
        try {
            List<Due> own = due.stream()
                    .filter(one -> one.subAccount().equals(scene.kramer()))
                    .toList();
            own.forEach(bench.get(SendCampaign.class)::run);
            return !own.isEmpty();
        } finally {
            due.forEach(one -> campaigns.giveBack(NODE, one));
        }
    }

    /** As many turns as there are. */
    void allTurns() {
        for (int n = 0; n < 500 && turn(); n++) {
            // each turn goes on where the last one ended
        }
    }

    void deliver() {
        Providers.deliverAll(bench, scene.kramer(), provider);
    }

    Campaign.State state(UUID campaign) {
        return campaigns.find(scene.kramer(), campaign).orElseThrow().state();
    }
}
