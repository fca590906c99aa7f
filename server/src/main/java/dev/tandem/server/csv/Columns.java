package dev.tandem.server.csv;

import dev.tandem.server.BadInput;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What the columns of a file mean, by its first line.
 *
 * @param headings as they stand there
 * @param meanings one for each heading; empty where it is not known and the column is passed over
 */
public record Columns(List<String> headings, List<Optional<Column>> meanings) {

    private static final Set<Column> WHO = EnumSet.of(Column.NAME, Column.FIRST_NAME, Column.LAST_NAME, Column.EMAIL);

    /**
     * Reads the first line. A second address column counts as further addresses; of any other column only the first counts.
     *
     * @throws BadInput if the line names neither a name nor an address
     */
    static Columns of(List<String> headings) {
        Set<Column> seen = EnumSet.noneOf(Column.class);
        List<Optional<Column>> meanings = new ArrayList<>();
        for (String heading : headings) {
            Optional<Column> meaning = Column.named(heading);
            if (meaning.equals(Optional.of(Column.EMAIL)) && seen.contains(Column.EMAIL)) {
                meaning = Optional.of(Column.MORE_EMAILS);
            } else {
                meaning = meaning.filter(seen::add);
            }
            meanings.add(meaning);
        }
        if (meanings.stream().flatMap(Optional::stream).noneMatch(WHO::contains)) {
            throw new BadInput("file", "import.noHeader");
        }
        return new Columns(List.copyOf(headings), List.copyOf(meanings));
    }

    /** Headings whose columns are passed over. */
    public List<String> ignored() {
        return IntStream.range(0, headings.size())
                .filter(at -> meanings.get(at).isEmpty())
                .mapToObj(headings::get)
                .toList();
    }

    /** The cells of a line under this meaning, stripped, the empty ones left out. */
    List<String> under(Column column, List<String> cells) {
        return IntStream.range(0, Math.min(cells.size(), meanings.size()))
                .filter(at -> meanings.get(at).filter(column::equals).isPresent())
                .mapToObj(at -> FormulaGuard.plain(cells.get(at).strip()).strip())
                .filter(cell -> !cell.isEmpty())
                .toList();
    }

    /** The first cell of a line under this meaning, or nothing. */
    String one(Column column, List<String> cells) {
        List<String> found = under(column, cells);
        return found.isEmpty() ? "" : found.getFirst();
    }
}
