package dev.tandem.emulator.webmail;

import dev.tandem.emulator.faults.FaultPlan;
import dev.tandem.emulator.mailbox.Account.Kind;
import dev.tandem.emulator.mailbox.Mailbox;
import dev.tandem.emulator.mailbox.Message;
import dev.tandem.emulator.model.Emulator;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

/** What the forms of the page do. Each answers where to go on; {@link Complaint} says what cannot be done. */
final class Deeds {
    private final Emulator emulator;
    private final Events events;

    Deeds(Emulator emulator, Events events) {
        this.emulator = emulator;
        this.events = events;
    }

    /** Where the page goes on, and what it says there. */
    record Done(Place place, String notice) {}

    Done send(Place place, Form form) {
        if (!Addresses.isAddress(place.as())) {
            throw new Complaint("Choose who is writing.");
        }
        new Outbox(emulator).send(Persona.of(emulator.mailboxes(), place.as()), place, form);
        return new Done(place.showing(false), "sent");
    }

    Done file(Place place, Form form) {
        Filing filing = Filing.named(form.text("to"));
        Mailbox mailbox = emulator.mailboxes().find(place.as());
        Message message = mailbox == null ? null : mailbox.get(place.message());
        if (filing == null || mailbox == null || message == null) {
            throw new Complaint("This message is no longer in the mailbox.");
        }
        emulator.store()
                .act(() -> mailbox.relabel(
                        Objects.requireNonNull(mailbox.get(message.id())), filing.add(), filing.remove()));
        return new Done(filing.staysOpen() ? place : place.in(place.folder()), filing.inForm());
    }

    Done password(Place place, Form form) {
        Mailbox mailbox = emulator.mailboxes().gmail(form.text("account"));
        if (mailbox == null) {
            throw new Complaint("Choose a Gmail account.");
        }
        emulator.store().act(() -> emulator.tokens().passwordChanged(mailbox.address()));
        return new Done(place.panel(""), "password");
    }

    Done account(Place place, Form form) {
        String address = form.text("email");
        String name = form.text("name");
        if (!Addresses.isAddress(address)) {
            throw new Complaint("“" + address + "” is not an email address. Write it like name@company.example.");
        }
        if (name.isEmpty()) {
            throw new Complaint("Enter a name.");
        }
        if (emulator.mailboxes().gmail(address) != null) {
            throw new Complaint(address + " has a Gmail account already.");
        }
        Mailbox made = emulator.store().act(() -> emulator.mailboxes().create(address, name, Kind.GMAIL));
        events.somethingChanged();
        return new Done(place.being(made.address()), "account");
    }

    Done clock(Place place, Form form) {
        String by = form.text("advance");
        if (!by.equals("PT1H") && !by.equals("PT24H")) {
            throw new Complaint("The clock goes forward by 1 h or 24 h here.");
        }
        emulator.store().act(() -> emulator.clock().advance(Duration.parse(by)));
        events.somethingChanged();
        return new Done(place, by.equals("PT1H") ? "hour" : "day");
    }

    Done addFault(Place place, Form form) {
        FaultPlan.CallFault fault = FaultChange.call(form);
        emulator.faults().change(plan -> FaultChange.add(plan, fault));
        events.somethingChanged();
        return new Done(place.panel(""), "fault");
    }

    Done switchFault(Place place, Form form) {
        String key = form.text("switch");
        emulator.faults()
                .change(plan -> Stream.of(FaultSwitch.values())
                        .filter(each -> each.key().equals(key))
                        .findFirst()
                        .map(each -> FaultChange.turn(plan, each, true))
                        .orElseGet(() -> key.equals("token") ? FaultChange.token(plan, "invalid_grant") : plan));
        events.somethingChanged();
        return new Done(place.panel(""), "fault");
    }

    Done removeFault(Place place, Form form) {
        emulator.faults().change(plan -> FaultChange.remove(plan, form.text("fault"), form.text("what")));
        events.somethingChanged();
        return new Done(place, "no-fault");
    }

    Done afresh(Place place, Form form) {
        emulator.startAfresh();
        events.somethingChanged();
        return new Done(place.being(""), "afresh");
    }
}
