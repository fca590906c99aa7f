package dev.tandem.server.csv;

import dev.tandem.core.contact.PersonName;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.contact.Tags;
import dev.tandem.server.contact.WriteContact;
import dev.tandem.server.csv.ContactLine.Asked;
import dev.tandem.server.csv.ContactLine.Refused;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads what a line asks for.
 *
 * @param columns of the file
 * @param members whom contacts can be assigned to, by the key of their login address
 */
record ReadLine(Columns columns, Map<String, UserId> members) {

    /** Characters of a whole line. */
    static final int LINE_MAX_CHARACTERS = 32_768;

    private static final int SHOWN_MAX_CHARACTERS = 80;
    private static final Set<String> YES = Set.of("yes", "y", "true", "1", "x", "ja", "j", "wahr");
    private static final Set<String> NO = Set.of("no", "n", "false", "0", "nein", "falsch");

    ContactLine of(CsvFile.Line line) {
        return fault(line).<ContactLine>map(refused -> refused).orElseGet(() -> read(line));
    }

    private Optional<Refused> fault(CsvFile.Line line) {
        List<String> cells = line.cells();
        if (cells.stream().mapToInt(String::length).sum() > LINE_MAX_CHARACTERS) {
            return refused(line, "import.lineTooLong", LINE_MAX_CHARACTERS);
        }
        if (cells.stream().skip(columns.headings().size()).anyMatch(cell -> !cell.isBlank())) {
            return refused(
                    line,
                    "import.tooManyCells",
                    cells.size(),
                    columns.headings().size());
        }
        if (cells.stream().anyMatch(ReadLine::unprintable)) {
            return refused(line, "import.unprintable");
        }
        return cellFault(line);
    }

    private Optional<Refused> cellFault(CsvFile.Line line) {
        List<String> addresses = addresses(line.cells());
        Optional<String> noAddress = addresses.stream()
                .filter(address -> EmailAddress.parse(address).isEmpty())
                .findFirst();
        if (noAddress.isPresent()) {
            return refused(line, "import.address", shown(noAddress.get()));
        }
        if (addresses.isEmpty() && name(line.cells()).isEmpty()) {
            return refused(line, "import.nobody");
        }
        if (tags(line.cells()).stream().anyMatch(tag -> tag.length() > Tags.CHARACTERS_MAX)) {
            return refused(line, "import.tag", Tags.CHARACTERS_MAX);
        }
        return lookedUpFault(line);
    }

    private Optional<Refused> lookedUpFault(CsvFile.Line line) {
        String member = columns.one(Column.ASSIGNED_TO, line.cells());
        if (!member.isEmpty() && member(member).isEmpty()) {
            return refused(line, "import.member", shown(member));
        }
        String quiet = columns.one(Column.DO_NOT_DISTURB, line.cells());
        if (!quiet.isEmpty() && yesOrNo(quiet).isEmpty()) {
            return refused(line, "import.yesOrNo", shown(quiet));
        }
        List<String> texts = List.of(
                name(line.cells()).first(),
                name(line.cells()).last(),
                columns.one(Column.COMPANY, line.cells()),
                columns.one(Column.JOB_TITLE, line.cells()));
        return texts.stream().anyMatch(text -> text.length() > WriteContact.NAME_MAX_CHARACTERS)
                ? refused(line, "import.textTooLong", WriteContact.NAME_MAX_CHARACTERS)
                : Optional.empty();
    }

    private Asked read(CsvFile.Line line) {
        List<String> cells = line.cells();
        PersonName name = name(cells);
        return new Asked(
                line,
                name.first(),
                name.last(),
                ownName(cells).isEmpty(),
                columns.one(Column.COMPANY, cells),
                columns.one(Column.JOB_TITLE, cells),
                addresses(cells),
                member(columns.one(Column.ASSIGNED_TO, cells)),
                tags(cells),
                yesOrNo(columns.one(Column.DO_NOT_DISTURB, cells)));
    }

    private PersonName ownName(List<String> cells) {
        return new PersonName(columns.one(Column.FIRST_NAME, cells), columns.one(Column.LAST_NAME, cells));
    }

    /** "Weber, Jana" and "Jana Weber" are the same; columns of their own count before a whole name. */
    private PersonName name(List<String> cells) {
        PersonName own = ownName(cells);
        String whole = columns.one(Column.NAME, cells);
        if (!own.isEmpty() || whole.isEmpty()) {
            return own;
        }
        int comma = whole.indexOf(',');
        if (comma > 0) {
            return new PersonName(
                    whole.substring(comma + 1).strip(),
                    whole.substring(0, comma).strip());
        }
        int space = whole.lastIndexOf(' ');
        return new PersonName(whole.substring(0, Math.max(0, space)).strip(), whole.substring(space + 1));
    }

    /** Each once, however it is spelled. */
    private List<String> addresses(List<String> cells) {
        Map<String, String> byKey = new LinkedHashMap<>();
        Stream.concat(columns.under(Column.EMAIL, cells).stream(), columns.under(Column.MORE_EMAILS, cells).stream())
                .flatMap(cell -> Arrays.stream(cell.split("[,;\\s]+")))
                .filter(address -> !address.isEmpty())
                .forEach(address -> byKey.putIfAbsent(
                        EmailAddress.parse(address).map(EmailAddress::matchKey).orElse(address), address));
        return List.copyOf(byKey.values());
    }

    private List<String> tags(List<String> cells) {
        return Tags.of(String.join(",", columns.under(Column.TAGS, cells)).replaceAll("[;|]", ","));
    }

    private Optional<UserId> member(String address) {
        return EmailAddress.parse(address).map(EmailAddress::matchKey).map(members::get);
    }

    private static Optional<Boolean> yesOrNo(String cell) {
        String word = cell.toLowerCase(Locale.ROOT);
        if (YES.contains(word)) {
            return Optional.of(true);
        }
        return NO.contains(word) ? Optional.of(false) : Optional.empty();
    }

    /** What no database keeps and no person types. */
    private static boolean unprintable(String cell) {
        return cell.chars().anyMatch(letter -> letter < ' ' && "\t\r\n".indexOf(letter) < 0);
    }

    private static String shown(String cell) {
        return cell.length() <= SHOWN_MAX_CHARACTERS ? cell : cell.substring(0, SHOWN_MAX_CHARACTERS) + "…";
    }

    private static Optional<Refused> refused(CsvFile.Line line, String reason, Object... arguments) {
        return Optional.of(Refused.of(line, reason, arguments));
    }
}
