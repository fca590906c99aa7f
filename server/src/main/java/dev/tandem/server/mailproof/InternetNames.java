package dev.tandem.server.mailproof;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** The real one, through the name servers of this machine. */
final class InternetNames implements NameSystem {

    static final Duration ANSWER_TIME_MAX = Duration.ofSeconds(5);

    private final Resolver resolver = new ExtendedResolver();

    InternetNames() {
        resolver.setTimeout(ANSWER_TIME_MAX);
    }

    @Override
    public List<String> ask(String name, Kind kind) throws Silent {
        Lookup lookup = lookup(name, kind);
        if (lookup == null) {
            return List.of();
        }
        lookup.setResolver(resolver);
        Record[] records = lookup.run();
        return switch (lookup.getResult()) {
            case Lookup.SUCCESSFUL -> texts(records);
            case Lookup.HOST_NOT_FOUND -> List.of();
            case Lookup.TYPE_NOT_FOUND -> List.of();
            default -> throw new Silent(name);
        };
    }

    private static @Nullable Lookup lookup(String name, Kind kind) {
        try {
            return new Lookup(name, type(kind));
        } catch (TextParseException noName) {
            return null;
        }
    }

    private static int type(Kind kind) {
        return switch (kind) {
            case A -> Type.A;
            case AAAA -> Type.AAAA;
            case MX -> Type.MX;
            case PTR -> Type.PTR;
            case TXT -> Type.TXT;
        };
    }

    private static List<String> texts(Record[] records) {
        return Arrays.stream(records)
                .sorted(Comparator.comparingInt(InternetNames::preference))
                .map(InternetNames::text)
                .toList();
    }

    private static int preference(Record record) {
        return record instanceof MXRecord server ? server.getPriority() : 0;
    }

    private static String text(Record record) {
        return switch (record) {
            case ARecord a -> a.getAddress().getHostAddress();
            case AAAARecord aaaa -> aaaa.getAddress().getHostAddress();
            case MXRecord mx -> mx.getTarget().toString(true);
            case PTRRecord ptr -> ptr.getTarget().toString(true);
            case TXTRecord txt -> String.join("", txt.getStrings());
            default -> record.rdataToString();
        };
    }
}
