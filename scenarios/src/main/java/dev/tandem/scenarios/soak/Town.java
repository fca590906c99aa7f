package dev.tandem.scenarios.soak;

import dev.tandem.scenarios.crm.Agency;
import dev.tandem.scenarios.gmail.Copy;
import dev.tandem.scenarios.gmail.EmulatedGmail;
import dev.tandem.scenarios.gmail.Letter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everybody: the staff of some sub-accounts, their clients, and strangers who are nobody's contact. */
record Town(List<Colleague> staff, List<String> strangers) {

    private static final int CLIENTS_EACH = 4;
    private static final int STRANGERS = 10;
    /** Gmail lists in whole seconds: what came right before the connection is not told from what came after it. */
    private static final Duration LONG_AGO = Duration.ofSeconds(4);

    /** Makes them through the API and the emulator's control calls, and connects every mailbox. */
    static Town found(SoakSize size, Machines machines) {
        Agency agency = new Agency(machines.urls().getFirst());
        List<String> subAccounts = new ArrayList<>();
        for (int number = 1; number <= size.subAccounts(); number++) {
            subAccounts.add(agency.subAccount("Filiale " + number));
        }
        List<Colleague> staff = new ArrayList<>();
        for (int number = 0; number < size.mailboxes(); number++) {
            staff.add(settle(number, subAccounts.get(number % subAccounts.size()), agency, machines));
        }
        Pause.millis(LONG_AGO.toMillis());
        staff.forEach(Colleague::connect);
        List<String> strangers = new ArrayList<>();
        for (int number = 1; number <= STRANGERS; number++) {
            strangers.add("stranger" + number + "@elsewhere.example");
        }
        return new Town(staff, strangers);
    }

    private static Colleague settle(int number, String subAccount, Agency agency, Machines machines) {
        EmulatedGmail gmail = machines.gmail();
        String address = "colleague%02d@staff.example".formatted(number);
        gmail.account(address, "Colleague " + number);
        String user = agency.member(subAccount, address, "Colleague " + number);
        Map<String, String> clients = new LinkedHashMap<>();
        for (int client = 0; client < CLIENTS_EACH; client++) {
            String whom = "client%02d%c@firms.example".formatted(number, 'a' + client);
            clients.put(whom, agency.contact(subAccount, "Client " + number + (char) ('a' + client), whom, user));
        }
        List<String> before = lettersOfTheYearBefore(
                gmail, address, clients.keySet().iterator().next());
        Crm crm = new Crm(agency.logIn(address), machines.urls());
        return new Colleague(subAccount, address, crm, clients, before);
    }

    /** What lay there before the connection stays in Gmail alone, even if a contact wrote it. */
    private static List<String> lettersOfTheYearBefore(EmulatedGmail gmail, String address, String client) {
        gmail.outsideSends(Letter.from(client).to(address).about("Last year").saying("Long ago"));
        gmail.ownerWrites(
                address, Letter.from(address).to(client).about("Last year, too").saying("Long ago"), "");
        return gmail.mailbox(address).stream().map(Copy::id).toList();
    }
}
