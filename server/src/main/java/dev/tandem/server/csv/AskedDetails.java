package dev.tandem.server.csv;

import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.contact.ContactStore.Address;
import dev.tandem.server.contact.ContactStore.Details;
import dev.tandem.server.contact.Tags;
import dev.tandem.server.csv.ContactLine.Asked;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What becomes of a contact by a line: nothing that is empty in the line is emptied, addresses and tags are added. */
final class AskedDetails {

    private AskedDetails() {}

    /** A new contact; without a name it is called by its address. */
    static Details fresh(Asked asked) {
        boolean nameless = asked.firstName().isEmpty() && asked.lastName().isEmpty();
        return new Details(
                asked.firstName(),
                nameless ? asked.addresses().getFirst() : asked.lastName(),
                asked.company(),
                asked.jobTitle(),
                asked.addresses().stream()
                        .map(address -> new Address(
                                address, address.equals(asked.addresses().getFirst())))
                        .toList(),
                asked.assignedTo(),
                few(asked.tags()),
                asked.doNotDisturb().orElse(false));
    }

    static Details merged(Details known, Asked asked) {
        boolean named = asked.wholeName() && !(asked.firstName() + asked.lastName()).isEmpty();
        return new Details(
                named ? asked.firstName() : filled(asked.firstName(), known.firstName()),
                named ? asked.lastName() : filled(asked.lastName(), known.lastName()),
                filled(asked.company(), known.company()),
                filled(asked.jobTitle(), known.jobTitle()),
                addresses(known, asked),
                asked.assignedTo().or(known::assignedTo),
                tags(known, asked),
                asked.doNotDisturb().orElse(known.doNotDisturb()));
    }

    private static String filled(String asked, String known) {
        return asked.isEmpty() ? known : asked;
    }

    private static List<Address> addresses(Details known, Asked asked) {
        Set<String> keys = known.addresses().stream()
                .map(address -> new EmailAddress(address.value()).matchKey())
                .collect(Collectors.toSet());
        List<Address> all = new ArrayList<>(known.addresses());
        asked.addresses().stream()
                .filter(address -> keys.add(new EmailAddress(address).matchKey()))
                .forEach(address -> all.add(new Address(address, false)));
        return all;
    }

    private static List<String> tags(Details known, Asked asked) {
        Set<String> all = new LinkedHashSet<>(known.tags());
        all.addAll(asked.tags());
        return few(List.copyOf(all));
    }

    private static List<String> few(List<String> tags) {
        return tags.stream().limit(Tags.TAGS_MAX).toList();
    }
}
