package dev.tandem.server.csv;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.core.contact.UserId;
import dev.tandem.core.mail.EmailAddress;
import dev.tandem.server.BadInput;
import dev.tandem.server.csv.ContactFileStore.Progress;
import dev.tandem.server.identity.Access;
import dev.tandem.server.identity.SubAccountStore;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * People bring contacts in from a file: handed in, looked at, then brought in once, some hundred lines at a time. What breaks in the
 * middle leaves whole lines behind; brought in again, they are recognised.
 */
@Component
public class ImportContacts {

    /** Bytes of a file. */
    public static final int FILE_MAX_MEGABYTES = 20;

    /** Lines of a file, the first not counted. */
    public static final int LINES_MAX = 100_000;

    /** Lines that are written in one transaction. */
    static final int LINES_PER_TRANSACTION = 500;

    /** How long a file and its report are kept. */
    static final Duration KEPT_FOR = Duration.ofDays(1);

    private static final int PIECE_BYTES = 256 * 1024;
    private static final int SAMPLE_LINES = 5;

    private final ContactFileStore files;
    private final ImportLines lines;
    private final SubAccountStore subAccounts;
    private final InstantSource clock;

    ImportContacts(ContactFileStore files, ImportLines lines, SubAccountStore subAccounts, InstantSource clock) {
        this.files = files;
        this.lines = lines;
        this.subAccounts = subAccounts;
        this.clock = clock;
    }

    /** Keeps the file. @throws BadInput if it is too large; then nothing of it is kept */
    public UUID handIn(Access access, String fileName, InputStream bytes) throws IOException {
        SubAccountId subAccount = access.subAccountId();
        UUID file = files.begin(subAccount, access.userId(), fileName, clock.instant());
        long size = 0;
        byte[] piece = bytes.readNBytes(PIECE_BYTES);
        for (int n = 0; piece.length > 0; n++) {
            size += piece.length;
            if (size > FILE_MAX_MEGABYTES * 1024L * 1024) {
                files.end(subAccount, file, clock.instant());
                throw new BadInput("file", "import.tooLarge", FILE_MAX_MEGABYTES);
            }
            files.append(subAccount, file, n, piece);
            piece = bytes.readNBytes(PIECE_BYTES);
        }
        return file;
    }

    /** What the file says, without doing anything. @throws BadInput if it cannot be brought in */
    public Preview look(SubAccountId subAccount, UUID file) {
        CsvFile csv = open(subAccount, file);
        List<List<String>> samples = new ArrayList<>();
        int[] count = {0};
        csv.lines(line -> {
            if (samples.size() < SAMPLE_LINES) {
                samples.add(line.cells());
            }
            if (++count[0] > LINES_MAX) {
                throw new BadInput("file", "import.tooManyLines", LINES_MAX);
            }
        });
        if (count[0] == 0) {
            throw new BadInput("file", "import.noLines");
        }
        return new Preview(csv, count[0], samples);
    }

    /** Brings it in; whoever comes second changes nothing. Empty for an unknown file. @throws BadInput if it cannot be brought in */
    public Optional<Progress> run(SubAccountId subAccount, UUID file) {
        Optional<Progress> known = files.find(subAccount, file);
        if (known.isEmpty() || known.get().begunAt().isPresent()) {
            return known;
        }
        Preview preview = look(subAccount, file);
        if (files.take(subAccount, file, preview.file().columns().headings(), clock.instant())) {
            bringIn(subAccount, file, preview.file());
            files.end(subAccount, file, clock.instant());
        }
        return files.find(subAccount, file);
    }

    /** Forgets files and their reports after a day. */
    public void forgetPast() {
        files.forget(clock.instant().minus(KEPT_FOR));
    }

    private void bringIn(SubAccountId subAccount, UUID file, CsvFile csv) {
        ReadLine reader = new ReadLine(csv.columns(), members(subAccount));
        OncePerFile once = new OncePerFile();
        List<ContactLine> waiting = new ArrayList<>();
        csv.lines(line -> {
            waiting.add(once.of(reader.of(line)));
            if (waiting.size() == LINES_PER_TRANSACTION) {
                lines.write(subAccount, file, waiting);
                waiting.clear();
            }
        });
        lines.write(subAccount, file, waiting);
    }

    private Map<String, UserId> members(SubAccountId subAccount) {
        return subAccounts.members(subAccount).stream()
                .collect(Collectors.toMap(
                        member -> new EmailAddress(member.user().loginAddress()).matchKey(),
                        member -> member.user().id()));
    }

    private CsvFile open(SubAccountId subAccount, UUID file) {
        return CsvFile.of(() -> new StoredFile(files, subAccount, file));
    }

    /** What a file says. {@code samples}: the cells of its first lines. */
    public record Preview(CsvFile file, int lines, List<List<String>> samples) {}
}
