package dev.tandem.server.mailcheck;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** The real one; remembers nothing, so that a record just changed is seen as soon as the name servers show it. */
final class InternetMailNames implements MailNames {

    static final Duration ANSWER_TIME_MAX = Duration.ofSeconds(5);

    private static final Set<Integer> CLEAR = Set.of(Lookup.SUCCESSFUL, Lookup.TYPE_NOT_FOUND, Lookup.HOST_NOT_FOUND);

    private final Resolver resolver;

    InternetMailNames(Resolver resolver) {
        this.resolver = resolver;
    }

    /** Asks the name servers of this machine. */
    static InternetMailNames ofThisMachine() {
        Resolver resolver = new ExtendedResolver();
        resolver.setTimeout(ANSWER_TIME_MAX);
        return new InternetMailNames(resolver);
    }

    @Override
    public Exchangers exchangers(String domain) {
        Lookup lookup = lookup(domain, Type.MX);
        if (lookup == null) {
            return new Exchangers.NoSuchDomain();
        }
        List<Record> found = records(lookup);
        return switch (lookup.getResult()) {
            case Lookup.SUCCESSFUL -> new Exchangers.Listed(listed(found));
            case Lookup.TYPE_NOT_FOUND -> new Exchangers.Unlisted();
            case Lookup.HOST_NOT_FOUND -> new Exchangers.NoSuchDomain();
            default -> new Exchangers.Silent();
        };
    }

    private static List<Exchanger> listed(List<Record> found) {
        return found.stream()
                .filter(MXRecord.class::isInstance)
                .map(MXRecord.class::cast)
                .map(record ->
                        new Exchanger(record.getPriority(), record.getTarget().toString(true)))
                .sorted(Comparator.comparingInt(Exchanger::preference).thenComparing(Exchanger::machine))
                .toList();
    }

    @Override
    public Addresses addresses(String machine) {
        List<InetAddress> all = new ArrayList<>();
        boolean alias = false;
        boolean silent = false;
        for (int type : List.of(Type.A, Type.AAAA)) {
            Lookup lookup = lookup(machine, type);
            if (lookup != null) {
                records(lookup).stream().map(InternetMailNames::address).forEach(all::add);
                alias |= lookup.getAliases().length > 0;
                silent |= !CLEAR.contains(lookup.getResult());
            }
        }
        return new Addresses(all, alias, silent);
    }

    private static InetAddress address(Record record) {
        return switch (record) {
            case ARecord a -> a.getAddress();
            case AAAARecord aaaa -> aaaa.getAddress();
            default -> throw new IllegalStateException("no address: " + record);
        };
    }

    private static List<Record> records(Lookup lookup) {
        @Nullable Record @Nullable [] found = lookup.run();
        return found == null ? List.of() : Arrays.asList(found);
    }

    /** Asks for exactly this name: the search list of this machine is none of a stranger's. */
    private @Nullable Lookup lookup(String name, int type) {
        try {
            Lookup lookup = new Lookup(Name.fromString(name, Name.root), type);
            lookup.setResolver(resolver);
            lookup.setCache(null);
            return lookup;
        } catch (TextParseException noName) {
            return null;
        }
    }
}
