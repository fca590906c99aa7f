package dev.tandem.emulator.webmail;

import java.util.List;

/** The folders of the chosen person, with what is in them. */
final class FolderPane {
    private FolderPane() {}

    static Html draw(Screen screen, Persona self) {
        return Html.of(
                """
                <nav id="folders" class="folders" aria-label="Folders" data-live data-testid="folders">
                <h2>Folders of %s</h2>
                <ul>%s</ul>
                </nav>
                """,
                self.firstName(), Html.each(List.of(Folder.values()), folder -> row(screen.place(), self, folder)));
    }

    private static Html row(Place place, Persona self, Folder folder) {
        int count = self.in(folder).size();
        boolean fresh = folder == Folder.INBOX && self.unread() > 0;
        return Html.of(
                "<li><a href=\"%s\"%s%s data-testid=\"folder-%s\">%s <span>%s</span></a></li>\n",
                place.in(folder).href(),
                new Html(folder == place.folder() ? " aria-current=\"true\"" : ""),
                new Html(fresh ? " class=\"fresh\"" : ""),
                folder.inUrl(),
                folder.title(),
                count == 0 ? "" : count);
    }
}
