package dev.tandem.emulator.gmail;

import dev.tandem.emulator.google.ApiCall;
import dev.tandem.emulator.google.Refusals;
import dev.tandem.emulator.mailbox.Labels;
import java.util.List;
import java.util.stream.Stream;

/** The body of modify: which labels come and which go. */
record LabelChange(List<String> add, List<String> remove) {
    private static final int LABELS_MAX = 100;

    static LabelChange of(ApiCall call) {
        var change =
                new LabelChange(Wanted.texts(call.json(), "addLabelIds"), Wanted.texts(call.json(), "removeLabelIds"));
        if (change.add.isEmpty() && change.remove.isEmpty()) {
            throw Refusals.invalidArgument("No label add or removes specified");
        }
        if (change.add.size() > LABELS_MAX || change.remove.size() > LABELS_MAX) {
            throw Refusals.invalidArgument("Too many labels specified. Maximum is " + LABELS_MAX + ".");
        }
        Stream.concat(change.add.stream(), change.remove.stream()).forEach(label -> check(call, label));
        return change;
    }

    private static void check(ApiCall call, String label) {
        boolean fixed = label.equals(Labels.SENT) || label.equals(Labels.DRAFT) || label.equals(Labels.CHAT);
        if (fixed) {
            throw Refusals.invalidArgument("Invalid label: " + label);
        }
        if (!call.mailbox().labels().exists(label)) {
            throw Refusals.invalidArgument("labelId not found");
        }
    }
}
