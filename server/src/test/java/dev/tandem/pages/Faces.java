package dev.tandem.pages;

import dev.tandem.core.mail.Role;
import dev.tandem.server.web.ComposerView;
import dev.tandem.server.web.ConnectionCard;
import dev.tandem.server.web.ContactForm;
import dev.tandem.server.web.ContactList;
import dev.tandem.server.web.ContactPage;
import dev.tandem.server.web.ContactPane;
import dev.tandem.server.web.ContactRow;
import dev.tandem.server.web.ConversationList;
import dev.tandem.server.web.ConversationRow;
import dev.tandem.server.web.ConversationView;
import dev.tandem.server.web.Filter;
import dev.tandem.server.web.ImportView;
import dev.tandem.server.web.MergeView;
import dev.tandem.server.web.MessageView;
import dev.tandem.server.web.MessageView.Attachment;
import dev.tandem.server.web.MessageView.Bounce;
import dev.tandem.server.web.MessageView.Cause;
import dev.tandem.server.web.MessageView.Content;
import dev.tandem.server.web.MessageView.Failure;
import dev.tandem.server.web.MessageView.Recipient;
import dev.tandem.server.web.MessageView.Recipients;
import dev.tandem.server.web.MessageView.Sender;
import dev.tandem.server.web.MessageView.Sending;
import dev.tandem.server.web.MessageView.State;
import dev.tandem.server.web.MessageView.Unclear;
import dev.tandem.server.web.Person;
import dev.tandem.server.web.Place;
import dev.tandem.server.web.Section;
import dev.tandem.server.web.Shell;
import dev.tandem.server.web.Theme;
import dev.tandem.server.web.ThreadClaim;
import dev.tandem.server.web.ThreadView;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A morning at Fenster Kramer, as the pages show it. */
final class Faces {

    static final Instant NOW = Instant.parse("2026-11-24T09:42:08Z");
    static final String LONG_NAME = "Dr. Maximiliane Freifrau von Brandt-Oberhausen-Westernhagen GmbH";
    static final Person BEN = person("Ben Arnold");
    static final Person ADA = person("Ada Lenz");
    static final Person TIMO = person("Timo Reiß");
    static final Person JANA = person("Jana Weber");
    static final Place KRAMER = new Place(
            id("kramer"), "Fenster Kramer", "Nordlicht", "ben@nordlicht.example", NOW.minusSeconds(8), null, true, 0);
    static final Place KRAMER_WITHOUT_CONSENT = new Place(
            id("kramer"),
            "Fenster Kramer",
            "Nordlicht",
            "ben@nordlicht.example",
            NOW.minusSeconds(3_600),
            NOW.minusSeconds(3_000),
            true,
            0);
    static final Place LINDENHOF =
            new Place(id("lindenhof"), "Zahnzentrum Lindenhof", "Nordlicht", null, null, null, true, 7);

    private Faces() {}

    static Person person(String name) {
        return new Person(id(name), name);
    }

    static UUID id(String seed) {
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
    }

    static Shell shell(Section section, Theme theme, @Nullable Person behind, Place place) {
        return new Shell(
                BEN,
                "ben@nordlicht.example",
                behind,
                place,
                List.of(place, LINDENHOF),
                true,
                true,
                theme,
                "http://localhost:8025",
                section);
    }

    static ConversationList list(Filter filter, @Nullable UUID chosen) {
        return new ConversationList(
                filter,
                "",
                Map.of(Filter.MINE, 18L, Filter.UNREAD, 5L, Filter.STARRED, 4L, Filter.FAILED, 1L),
                List.of(
                        row(
                                JANA,
                                "Quotation 2311: new windows, ground floor",
                                "",
                                0,
                                4,
                                ConversationRow.Tone.FAILED,
                                0),
                        row(
                                person("Mehmet Yıldız"),
                                "Delivery date for the patio doors",
                                "Could you confirm week 49? The crane is booked",
                                11,
                                3,
                                ConversationRow.Tone.THEIRS,
                                5),
                        row(
                                person("Claudia Brandt-Oberhausen"),
                                "Key handover, Lindenstraße 14",
                                "The caretaker will be there from 8 o’clock",
                                37,
                                2,
                                ConversationRow.Tone.THEIRS,
                                4),
                        row(
                                person("Priya Nair"),
                                "Re: Roller shutter motor",
                                "Thank you, it works again. Great service!",
                                54,
                                4,
                                ConversationRow.Tone.THEIRS,
                                2),
                        row(
                                person("Tomasz Kowalczyk"),
                                "Invoice 2025-118",
                                "I have attached the corrected invoice",
                                90,
                                2,
                                ConversationRow.Tone.OURS,
                                1),
                        row(
                                person(LONG_NAME),
                                "Insulated glass for the studio and all the other rooms of the building",
                                "Could we talk",
                                1500,
                                2,
                                ConversationRow.Tone.THEIRS,
                                0),
                        row(
                                person("Samuel Okafor"),
                                "Out of office: Re: Appointment",
                                "I am back on Monday.",
                                1600,
                                2,
                                ConversationRow.Tone.AUTOMATIC,
                                0),
                        row(
                                person("Ingrid Søndergaard"),
                                "",
                                "Which sound class would you recommend for the north side",
                                1700,
                                1,
                                ConversationRow.Tone.THEIRS,
                                0),
                        row(
                                person("Grete Holzinger"),
                                "Complaint: condensation, kitchen",
                                "The fitter came on time, but the seal on",
                                5900,
                                6,
                                ConversationRow.Tone.THEIRS,
                                2),
                        row(
                                person("Hausverwaltung Sonnenschein"),
                                "Framework agreement 2027",
                                "Our proposal for the three houses",
                                6000,
                                8,
                                ConversationRow.Tone.OURS,
                                1),
                        row(
                                person("Aylin Roth"),
                                "Site visit report",
                                "Thank you for the report",
                                14000,
                                1,
                                ConversationRow.Tone.THEIRS,
                                0)),
                "next",
                chosen,
                true);
    }

    private static ConversationRow row(
            Person who,
            String subject,
            String snippet,
            long minutes,
            long messages,
            ConversationRow.Tone tone,
            int marks) {
        return new ConversationRow(
                who.id(),
                who.name(),
                subject,
                snippet,
                NOW.minusSeconds(60 * minutes),
                messages,
                tone,
                new ConversationRow.Marks((marks & 4) > 0, (marks & 2) > 0, (marks & 1) > 0));
    }

    static ConversationView conversation() {
        return new ConversationView(
                JANA.id(),
                false,
                false,
                false,
                List.of(
                        new ThreadView(
                                id("t1"),
                                "Your consultation on Tuesday",
                                ThreadView.Door.GMAIL,
                                Instant.parse("2026-11-11T09:00:00Z"),
                                2,
                                List.of(),
                                false,
                                ThreadClaim.NONE),
                        new ThreadView(
                                id("t2"),
                                "Site visit report",
                                ThreadView.Door.GMAIL,
                                Instant.parse("2026-11-17T09:00:00Z"),
                                3,
                                List.of(),
                                false,
                                ThreadClaim.NONE),
                        new ThreadView(
                                id("t3"),
                                "Quotation 2311: new windows, ground floor",
                                ThreadView.Door.GMAIL,
                                NOW,
                                4,
                                messages(),
                                true,
                                ThreadClaim.NONE)),
                pane(JANA, BEN, ContactPane.Arrival.ASSIGNED_TO_YOU));
    }

    private static List<MessageView> messages() {
        Sender you = new Sender("Ben Arnold", "ben@nordlicht.example", true, true);
        Sender jana = new Sender("Jana Weber", "jana.weber@praxis-weber.example", false, false);
        Recipient toJana = new Recipient("Jana Weber", "jana.weber@praxis-weber.example", false, true, false);
        Recipient keller = new Recipient("M. Keller", "m.keller@keller-bau.example", false, false, false);
        Recipient toYou = new Recipient("Ben Arnold", "ben@nordlicht.example", true, true, false);
        Recipient ada = new Recipient("Ada Lenz", "ada@nordlicht.example", false, true, false);
        State calm = new State(Sending.RECEIVED, null, null, false, false, false, false, false, null);
        return List.of(
                new MessageView(
                        id("m0"),
                        you,
                        new Recipients(List.of(toJana), List.of(), List.of()),
                        Instant.parse("2026-11-19T15:20:00Z"),
                        content(
                                "Dear Ms Weber, thank you for showing us the rooms.",
                                "Dear Ms Weber,\n\nthank you for showing us the rooms.",
                                "",
                                false),
                        List.of("ben@nordlicht.example"),
                        calm,
                        true),
                new MessageView(
                        id("m1"),
                        you,
                        new Recipients(List.of(toJana), List.of(keller), List.of(ada)),
                        Instant.parse("2026-11-20T08:14:00Z"),
                        content(
                                "",
                                "Good morning Ms Weber, here is our quotation for the twelve ground floor windows.",
                                "",
                                false),
                        List.of("ben@nordlicht.example", "ada@nordlicht.example"),
                        calm,
                        false),
                new MessageView(
                        id("m2"),
                        jana,
                        new Recipients(List.of(toYou), List.of(ada), List.of()),
                        Instant.parse("2026-11-24T09:12:00Z"),
                        new Content(
                                "",
                                "Thank you, the price is fine for us. One question: can the treatment rooms be done on a Saturday? I have attached the floor plan and a photo of the old frame.",
                                "On Friday Ben Arnold wrote:\n> Good morning Ms Weber,\n> here is our quotation",
                                false,
                                List.of(
                                        new Attachment(1, "Floor plan.pdf", "application/pdf", 1_258_291),
                                        new Attachment(2, "Frame old.jpg", "image/jpeg", 3_565_158))),
                        List.of("ben@nordlicht.example"),
                        calm,
                        false),
                new MessageView(
                        id("m3"),
                        jana,
                        new Recipients(List.of(toYou), List.of(), List.of()),
                        Instant.parse("2026-11-24T09:20:00Z"),
                        new Content("", "", "", true, List.of()),
                        List.of("ben@nordlicht.example"),
                        new State(Sending.RECEIVED, null, null, true, true, false, false, false, null),
                        false),
                new MessageView(
                        id("m4"),
                        you,
                        new Recipients(List.of(toJana), List.of(), List.of()),
                        Instant.parse("2026-11-24T09:38:00Z"),
                        content("", "Saturdays are possible. I suggest 5 December, from 7:30.", "", false),
                        List.of(),
                        new State(
                                Sending.FAILED,
                                new Failure(Cause.NO_ANSWER, Instant.parse("2026-11-24T09:38:00Z"), ""),
                                null,
                                false,
                                false,
                                false,
                                false,
                                false,
                                null),
                        false),
                new MessageView(
                        id("m5"),
                        you,
                        new Recipients(List.of(toJana), List.of(), List.of()),
                        Instant.parse("2026-11-24T09:41:00Z"),
                        content("", "The drawing is attached.", "", false),
                        List.of("ben@nordlicht.example"),
                        new State(
                                Sending.BOUNCED,
                                null,
                                new Bounce(
                                        "mailboxFull",
                                        "jana.weber@praxis-weber.example",
                                        "praxis-weber.example",
                                        "552 5.2.2 Mailbox full",
                                        JANA.id()),
                                false,
                                false,
                                false,
                                false,
                                false,
                                null),
                        false),
                unclear("m6", new Unclear(true, SIX, 3, SIX, "NOTHING", SIX, false)),
                unclear("m7", new Unclear(true, SIX, 27, SIX, "NO_CONSENT", SIX, true)),
                unclear("m8", new Unclear(false, SIX, 0, null, null, null, true)));
    }

    private static final Instant SIX = Instant.parse("2026-11-24T06:00:00Z");

    /** Sent to Jana, as far as anybody knows. */
    private static MessageView unclear(String name, Unclear how) {
        Recipient jana = new Recipient("Jana Weber", "jana.weber@praxis-weber.example", false, true, false);
        return new MessageView(
                id(name),
                new MessageView.Sender("Ben Arnold", "ben@nordlicht.example", true, true),
                new Recipients(List.of(jana), List.of(), List.of()),
                SIX,
                content("", "Here is the plan.", "", false),
                List.of(),
                new State(Sending.UNKNOWN, null, null, false, false, false, false, false, null, null, how),
                false);
    }

    private static Content content(String snippet, String text, String quoted, boolean html) {
        return new Content(snippet, text, quoted, html, List.of());
    }

    static ContactPane pane(Person contact, @Nullable Person assignedTo, ContactPane.Arrival arrival) {
        return new ContactPane(
                contact.id(),
                contact.name(),
                contact.name().split(" ", 2)[0],
                "Practice manager, Praxis Weber",
                List.of("jana.weber@praxis-weber.example", "empfang@praxis-weber.example"),
                List.of("weber.privat@post.example"),
                List.of("Practice", "Quotation open", "Ground floor"),
                assignedTo,
                List.of(BEN, ADA, TIMO),
                arrival);
    }

    static ComposerView composer(ComposerView.Mode mode, @Nullable String error) {
        return new ComposerView(
                "/s/" + KRAMER.id() + "/conversations/" + JANA.id() + "/messages",
                "key-1",
                id("m3"),
                mode,
                false,
                "ben@nordlicht.example",
                new ComposerView.Recipients(
                        List.of("Jana Weber <jana.weber@praxis-weber.example>"), List.of(), List.of()),
                new ComposerView.Recipients(
                        List.of("Jana Weber <jana.weber@praxis-weber.example>"),
                        List.of("Ada Lenz <ada@nordlicht.example>"),
                        List.of()),
                "",
                "Yes, Saturday 5 December works. The revised schedule and the 3D plan are attached.",
                error,
                false,
                null);
    }

    static ContactList contacts() {
        return new ContactList(
                new ContactList.Filter("all", "", "", null),
                List.of(
                        contact(
                                "Jana Weber",
                                "jana.weber@praxis-weber.example",
                                2,
                                BEN,
                                List.of("Practice", "Quotation open"),
                                0),
                        contact("Mehmet Yıldız", "m.yildiz@yildiz-bau.example", 0, BEN, List.of("Builder"), 11),
                        contact(
                                LONG_NAME,
                                "maximiliane.von.brandt-oberhausen-westernhagen@hausverwaltung-sonnenschein.example",
                                1,
                                person(LONG_NAME),
                                List.of("Property management"),
                                40),
                        contact("Priya Nair", "priya.nair@post.example", 0, BEN, List.of("Service"), 54),
                        contact("Olga Kuznetsova", "olga@kuznetsova-design.example", 0, null, List.of(), 150),
                        contact(
                                "Ingrid Søndergaard",
                                "ingrid@sondergaard.example",
                                0,
                                ADA,
                                List.of("Noise protection"),
                                1700)),
                null,
                1286,
                new ContactList.Choices(List.of("Builder", "Practice", "Service"), List.of(BEN, ADA, TIMO)));
    }

    private static ContactRow contact(
            String name, String address, int more, @Nullable Person user, List<String> tags, long minutes) {
        ContactRow.Signs signs =
                more > 1 ? new ContactRow.Signs(List.of("Zahnzentrum Lindenhof"), true, true) : ContactRow.Signs.NONE;
        return new ContactRow(id(name), name, address, more, user, tags, signs, NOW.minusSeconds(60 * minutes));
    }

    static ImportView.Preview importPreview() {
        return new ImportView.Preview(
                id("file"),
                "kunden.csv",
                1204,
                "windows-1252",
                "SEMICOLON",
                List.of(
                        new ImportView.Heading("Vorname", "FIRST_NAME"),
                        new ImportView.Heading("E-Mail", "EMAIL"),
                        new ImportView.Heading("Kundennummer", null)),
                List.of("Kundennummer"),
                List.of(List.of("Jana", "jana@praxis.example", "17"), List.of(LONG_NAME, "x@y.example")));
    }

    static ImportView.Report importReport() {
        return new ImportView.Report(
                id("file"),
                "kunden.csv",
                false,
                1000,
                200,
                3,
                2,
                List.of(new ImportView.RefusedLine(17, "The line names neither a person nor an address.", " ·  · 9")));
    }

    static MergeView merge() {
        Instant since = Instant.parse("2026-02-14T09:00:00Z");
        return new MergeView(
                JANA.id(),
                List.of(
                        new MergeView.Choice(JANA.id(), JANA.name(), "Praxis Weber", "jana@praxis.example", since, 23),
                        new MergeView.Choice(id("m"), LONG_NAME, "", "", since.plusSeconds(86_400), 1)),
                new MergeView.Result(
                        JANA.name(),
                        "Praxis Weber",
                        List.of(
                                new MergeView.Address("jana@praxis.example", true),
                                new MergeView.Address("empfang@praxis.example", false)),
                        List.of("Practice"),
                        BEN,
                        true));
    }

    static ContactPage contactPage(Map<String, String> errors) {
        return new ContactPage(
                pane(JANA, BEN, ContactPane.Arrival.ASSIGNED_TO_YOU),
                new ContactForm(
                        "Jana",
                        "Weber",
                        "Praxis Weber",
                        "Practice manager",
                        List.of(
                                "jana.weber@praxis-weber.example",
                                "empfang@praxis-weber.example",
                                "jana.weber@praxis-weber"),
                        0,
                        "Practice, Quotation open",
                        "",
                        errors),
                Instant.parse("2026-02-14T09:00:00Z"),
                true,
                JANA.id(),
                List.of(
                        new ContactPage.ThreadRow(id("t1"), "Quotation 2311: new windows", 4, 1, NOW),
                        new ContactPage.ThreadRow(id("t2"), "", 1, 0, NOW.minusSeconds(600_000))),
                List.of(new ContactPage.TookPartRow(
                        id("c2"), id("t3"), "Parking during the works", Role.CC, LONG_NAME, NOW)),
                new ContactPage.Readers(
                        4,
                        List.of(BEN, ADA),
                        List.of(
                                new ContactPage.Elsewhere("Zahnzentrum Lindenhof", true),
                                new ContactPage.Elsewhere("Nordlicht Intern", false))),
                new ContactPage.Neighbours(id("above"), id("below")),
                false,
                null);
    }

    static ConnectionCard.Mailbox mailbox(String word) {
        return new ConnectionCard.Mailbox(
                "ben@nordlicht.example",
                new ConnectionCard.Meaning(word, NOW.minusSeconds(245)),
                Instant.parse("2026-05-03T09:20:00Z"),
                NOW.minusSeconds(8),
                Instant.parse("2026-11-27T08:20:00Z"),
                30,
                132,
                500,
                1204,
                1204,
                new ConnectionCard.Comparison(NOW.minusSeconds(3_600), 0, 0, 0, false),
                318,
                1);
    }
}
