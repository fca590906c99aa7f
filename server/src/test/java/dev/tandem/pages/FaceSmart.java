package dev.tandem.pages;

import dev.tandem.server.smartbcc.KeepOwnAddresses.Standing;
import dev.tandem.server.web.SmartCard;
import java.util.List;

/** Ben's smart address, with everything that can stand on its card. */
final class FaceSmart {

    private FaceSmart() {}

    static SmartCard card() {
        return new SmartCard(
                "7k2mq4vd8ht3znb6wc5rj1fx9p@in.tandem.example",
                List.of(new SmartCard.Previous(
                        "2mq4vd8ht3znb6wc5rj1fx9p7k@in.tandem.example", Faces.NOW.plusSeconds(86_400))),
                2,
                List.of(
                        new SmartCard.Own("ben@nordlicht.example", Standing.GIVEN, null),
                        new SmartCard.Own("ben@arnold-privat.example", Standing.CONFIRMED, null),
                        new SmartCard.Own("fenster@kramer.example", Standing.ASKED, Faces.NOW.plusSeconds(172_800)),
                        new SmartCard.Own(
                                "benjamin.maximilian.arnold-oberhausen@mail.sehr-lange-domain.example",
                                Standing.EXPIRED,
                                null)));
    }
}
