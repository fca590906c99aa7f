package dev.tandem.emulator.gmail;

import dev.tandem.emulator.faults.Switches;
import dev.tandem.emulator.mailbox.Ids;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Attachment ids are good for fetching and for nothing else: each get of a message makes new ones. */
public final class AttachmentIds {
    private static final int KEPT_MAX = 20_000;
    private static final int LETTERS = 220;
    private static final String PREFIX = "ANGjdJ";

    private final Ids ids;
    private final Switches switches;
    private final Map<String, Place> places = new LinkedHashMap<>();

    /** Which part of which message an id stands for. */
    record Place(String address, String messageId, String partId) {}

    public AttachmentIds(Ids ids, Switches switches) {
        this.ids = ids;
        this.switches = switches;
    }

    synchronized String mint(String address, String messageId, String partId) {
        var place = new Place(address, messageId, partId);
        String id = switches.now().rotateAttachmentIds() ? PREFIX + ids.letters(LETTERS) : stable(place);
        places.put(id, place);
        if (places.size() > KEPT_MAX) {
            places.remove(places.keySet().iterator().next());
        }
        return id;
    }

    synchronized @Nullable Place find(String id) {
        return places.get(id);
    }

    private static String stable(Place place) {
        return PREFIX + "_" + place.messageId() + "_" + place.partId().replace('.', '-');
    }
}
