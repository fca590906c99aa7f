package dev.tandem.emulator.mailbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The labels that the owner of a mailbox made. */
public final class UserLabels {
    private static final String PREFIX = "Label_";

    private final Mailbox mailbox;
    private final MailTables tables;

    UserLabels(Mailbox mailbox, MailTables tables) {
        this.mailbox = mailbox;
        this.tables = tables;
    }

    public Collection<Label> all() {
        return tables.labels.startingWith(mailbox.address() + " ");
    }

    public @Nullable Label get(String id) {
        return tables.labels.get(key(id));
    }

    public boolean exists(String id) {
        return Labels.SYSTEM.contains(id) || get(id) != null;
    }

    public @Nullable Label named(String name) {
        return all().stream()
                .filter(label -> label.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }

    public Label create(String name, String inMessageList, String inLabelList, Label.@Nullable Colour colour) {
        var label = new Label(nextId(), name, inMessageList, inLabelList, colour);
        put(label);
        return label;
    }

    public void put(Label label) {
        tables.labels.put(key(label.id()), label);
    }

    /** The label goes, and it goes from every message that carries it. */
    public void delete(Label label) {
        for (Message message : new ArrayList<>(mailbox.messages())) {
            if (message.has(label.id())) {
                mailbox.relabel(message, List.of(), List.of(label.id()));
            }
        }
        tables.labels.remove(key(label.id()));
    }

    private String nextId() {
        int highest = all().stream()
                .mapToInt(label -> Integer.parseInt(label.id().substring(PREFIX.length())))
                .max()
                .orElse(0);
        return PREFIX + (highest + 1);
    }

    private String key(String id) {
        return MailTables.key(mailbox.address(), id);
    }
}
