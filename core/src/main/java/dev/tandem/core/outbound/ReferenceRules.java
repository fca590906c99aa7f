package dev.tandem.core.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.core.mail.RfcMessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The chain of Message-IDs by which every mail program finds the thread (R49, RFC 5322 section 3.6.4). */
final class ReferenceRules {

    private ReferenceRules() {}

    static List<RfcMessageId> ancestors(List<RfcMessageId> references, List<RfcMessageId> inReplyTo) {
        boolean oneParent = inReplyTo.size() == 1;
        return references.isEmpty() && oneParent ? List.copyOf(inReplyTo) : List.copyOf(references);
    }

    static List<RfcMessageId> chain(List<RfcMessageId> ofOriginal, RfcMessageId original) {
        List<RfcMessageId> ancestors = RfcMessageId.once(ofOriginal.stream()).stream()
                .filter(id -> !id.key().equals(original.key()))
                .toList();
        Optional<RfcMessageId> first = ancestors.stream().findFirst();
        int left = ReplyRules.REFERENCES_MAX_BYTES
                - width(original)
                - first.map(ReferenceRules::width).orElse(0);
        Stream<RfcMessageId> latest = latest(ancestors.stream().skip(1).toList(), left);
        return Stream.of(first.stream(), latest, Stream.of(original))
                .flatMap(ids -> ids)
                .toList();
    }

    /** As many of the latest as fit into the header, in their order. */
    private static Stream<RfcMessageId> latest(List<RfcMessageId> middle, int bytesLeft) {
        List<RfcMessageId> kept = new ArrayList<>();
        int left = bytesLeft;
        for (RfcMessageId id : middle.reversed()) {
            left -= width(id);
            if (left < 0 || kept.size() == ReplyRules.REFERENCES_MAX_IDS - 2) {
                break;
            }
            kept.addFirst(id);
        }
        return kept.stream();
    }

    /** In brackets and with what parts it from the next one. */
    private static int width(RfcMessageId id) {
        return id.bracketed().getBytes(UTF_8).length + 1;
    }
}
