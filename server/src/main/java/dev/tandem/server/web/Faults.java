package dev.tandem.server.web;

import dev.tandem.server.BadInput;
import java.util.LinkedHashMap;
import java.util.Map;

/** From refused fields to the sentences below them. */
final class Faults {

    private Faults() {}

    /** Message key by field, for the fields of this form; one sentence per field. */
    static Map<String, String> sentences(BadInput refused, Map<String, String> known) {
        Map<String, String> sentences = new LinkedHashMap<>();
        for (BadInput.Fault fault : refused.faults()) {
            String sentence = known.get(fault.field());
            if (sentence != null) {
                sentences.putIfAbsent(fault.field(), sentence);
            }
        }
        return sentences;
    }
}
