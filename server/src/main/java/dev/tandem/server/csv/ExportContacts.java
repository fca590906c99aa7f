package dev.tandem.server.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.server.contact.ContactStore;
import dev.tandem.server.contact.ContactStore.Address;
import dev.tandem.server.contact.ContactStore.Card;
import dev.tandem.server.contact.ContactStore.Details;
import dev.tandem.server.identity.Language;
import dev.tandem.server.identity.SubAccountStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Writes all contacts as a file that a spreadsheet opens and that an import takes back: UTF-8 with its mark, commas, no formulas. */
@Component
public class ExportContacts {

    private static final int CARDS = 500;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final List<Column> COLUMNS = List.of(
            Column.FIRST_NAME,
            Column.LAST_NAME,
            Column.EMAIL,
            Column.MORE_EMAILS,
            Column.COMPANY,
            Column.JOB_TITLE,
            Column.TAGS,
            Column.ASSIGNED_TO,
            Column.DO_NOT_DISTURB);

    private final ContactStore contacts;
    private final SubAccountStore subAccounts;

    ExportContacts(ContactStore contacts, SubAccountStore subAccounts) {
        this.contacts = contacts;
        this.subAccounts = subAccounts;
    }

    /** Writes some hundred contacts at a time. */
    public void run(SubAccountId subAccount, Language language, OutputStream out) throws IOException {
        Map<UserId, String> logins = subAccounts.members(subAccount).stream()
                .collect(Collectors.toMap(
                        member -> member.user().id(), member -> member.user().loginAddress()));
        out.write(BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8));
        CsvWriter csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
        csv.writeRecord(COLUMNS.stream().map(column -> column.heading(language)).toList());
        List<Card> cards = contacts.inOrder(subAccount, Optional.empty(), CARDS);
        while (!cards.isEmpty()) {
            cards.forEach(card -> csv.writeRecord(cells(card.details(), language, logins)));
            cards = contacts.inOrder(subAccount, Optional.of(cards.getLast().contactId()), CARDS);
        }
        csv.flush();
    }

    private static List<String> cells(Details details, Language language, Map<UserId, String> logins) {
        return COLUMNS.stream()
                .map(column -> cell(column, details, language, logins))
                .map(FormulaGuard::guarded)
                .toList();
    }

    private static String cell(Column column, Details details, Language language, Map<UserId, String> logins) {
        return switch (column) {
            case FIRST_NAME -> details.firstName();
            case LAST_NAME -> details.lastName();
            case NAME -> details.firstName() + " " + details.lastName();
            case EMAIL -> addresses(details, true);
            case MORE_EMAILS -> addresses(details, false);
            case COMPANY -> details.company();
            case JOB_TITLE -> details.jobTitle();
            case TAGS -> String.join(", ", details.tags());
            case ASSIGNED_TO -> details.assignedTo().map(logins::get).orElse("");
            case DO_NOT_DISTURB -> details.doNotDisturb() ? yes(language) : "";
        };
    }

    private static String yes(Language language) {
        return language == Language.DE ? "ja" : "yes";
    }

    private static String addresses(Details details, boolean primary) {
        return details.addresses().stream()
                .filter(address -> address.primary() == primary)
                .map(Address::value)
                .collect(Collectors.joining(" "));
    }
}
