package dev.tandem.server.mailproof;

import dev.tandem.server.mailproof.NameSystem.Kind;
import dev.tandem.server.mailproof.NameSystem.Silent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.james.jspf.core.DNSRequest;
import org.apache.james.jspf.core.DNSService;
import org.apache.james.jspf.core.exceptions.TimeoutException;

/** The name system as the SPF library asks it; remembers whether somebody was silent. */
final class NamesForSpf implements DNSService {

    /** RFC 7208 section 4.6.4. */
    static final int RECORDS_MAX = 10;

    private final NameSystem names;
    private final AtomicBoolean silent = new AtomicBoolean();

    NamesForSpf(NameSystem names) {
        this.names = names;
    }

    boolean metSilence() {
        return silent.get();
    }

    @Override
    public List<String> getRecords(DNSRequest request) throws TimeoutException {
        try {
            return names.ask(request.getHostname(), kind(request.getRecordType()));
        } catch (Silent nobody) {
            silent.set(true);
            throw new TimeoutException(String.valueOf(nobody.getMessage()));
        }
    }

    @Override
    public CompletionStage<List<String>> getRecordsAsync(DNSRequest request) {
        try {
            return CompletableFuture.completedFuture(getRecords(request));
        } catch (TimeoutException nobody) {
            return CompletableFuture.failedFuture(nobody);
        }
    }

    /** The record type of its own that SPF once had is dead (RFC 7208 section 3.1), and so asks for texts too. */
    private static Kind kind(int type) {
        return switch (type) {
            case DNSRequest.A -> Kind.A;
            case DNSRequest.AAAA -> Kind.AAAA;
            case DNSRequest.MX -> Kind.MX;
            case DNSRequest.PTR -> Kind.PTR;
            default -> Kind.TXT;
        };
    }

    @Override
    public List<String> getLocalDomainNames() {
        return List.of("localhost");
    }

    @Override
    public void setTimeOut(int seconds) {
        // the name system has its own
    }

    @Override
    public int getRecordLimit() {
        return RECORDS_MAX;
    }

    @Override
    public void setRecordLimit(int limit) {
        // the standard's stays
    }
}
