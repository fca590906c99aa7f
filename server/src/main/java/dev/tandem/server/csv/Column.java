package dev.tandem.server.csv;

import dev.tandem.server.identity.Language;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a column can mean. The first name of each language is the one that an export writes. */
public enum Column {
    FIRST_NAME("First name|Given name|Forename", "Vorname"),
    LAST_NAME("Last name|Surname|Family name", "Nachname|Familienname"),
    NAME("Name|Full name|Contact name", "Name|Vollständiger Name|Kontaktname"),
    EMAIL(
            "Email|Email address|Mail|Primary address|Address",
            "E-Mail|E-Mail-Adresse|Mailadresse|Primäre Adresse|Adresse"),
    MORE_EMAILS(
            "Further addresses|More addresses|Other emails|Additional emails",
            "Weitere Adressen|Weitere E-Mails|Weitere E-Mail-Adressen"),
    COMPANY("Company|Organization|Organisation|Company name", "Firma|Unternehmen"),
    JOB_TITLE("Job title|Title|Position", "Position|Funktion|Berufsbezeichnung"),
    TAGS("Tags|Labels", "Schlagwörter|Stichwörter"),
    ASSIGNED_TO("Assigned to|Owner", "Zugewiesen an|Zuständig"),
    DO_NOT_DISTURB("Do not disturb|Opted out", "Nicht stören");

    /** Names, parted by bars. */
    private final String english;

    private final String german;

    Column(String english, String german) {
        this.english = english;
        this.german = german;
    }

    /** What an export writes above it. */
    public String heading(Language language) {
        return (language == Language.DE ? german : english).split("\\|", 2)[0];
    }

    /** Which column has this heading, in whatever language and case, hyphens or not. */
    static Optional<Column> named(String heading) {
        String wanted = bare(heading);
        return Arrays.stream(values())
                .filter(column -> Arrays.stream((column.english + "|" + column.german).split("\\|", -1))
                        .anyMatch(name -> bare(name).equals(wanted)))
                .findFirst();
    }

    private static String bare(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[\\s_\\-.:]+", "");
    }
}
