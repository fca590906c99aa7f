package dev.tandem.server.web;

import dev.tandem.server.TandemProperties;
import dev.tandem.server.identity.Membership;
import dev.tandem.server.identity.SubAccount;
import dev.tandem.server.identity.SubAccountStore;
import dev.tandem.server.mailbox.MailboxStore;
import dev.tandem.server.mailbox.MailboxStore.ConnectionState;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/** Puts around every page what stands around every page: the bar, the strips, and the words for times and sizes. */
@Component
class Surroundings implements HandlerInterceptor {

    private final SubAccountStore subAccounts;
    private final MailboxStore mailboxes;
    private final TandemProperties properties;
    private final MessageSource words;
    private final InstantSource clock;

    Surroundings(
            SubAccountStore subAccounts,
            MailboxStore mailboxes,
            TandemProperties properties,
            MessageSource words,
            InstantSource clock) {
        this.subAccounts = subAccounts;
        this.mailboxes = mailboxes;
        this.properties = properties;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        String view = page == null ? null : page.getViewName();
        if (page == null || view == null || view.startsWith("redirect:")) {
            return;
        }
        if (request.getAttribute(VisitResolver.VISIT) instanceof Visit visit) {
            Locale locale = visit.user().language().locale();
            page.addObject("when", new TimeWords(locale, visit.user().timeZone(), clock.instant(), words));
            page.addObject("size", new SizeWords(locale));
            page.addObject("shell", shell(visit, section(request)));
        } else {
            page.addObject("shell", null);
        }
    }

    private Shell shell(Visit visit, Section section) {
        SubAccount here = visit.access().subAccount();
        List<Place> places = places(visit);
        return new Shell(
                Visit.person(visit.user()),
                visit.user().loginAddress(),
                visit.access().actor().behind().map(Visit::person).orElse(null),
                places.stream()
                        .filter(place -> place.id().equals(here.id().value()))
                        .findFirst()
                        .orElseThrow(),
                places,
                visit.access().admin(),
                Theme.valueOf(visit.user().look().name()),
                properties.sandbox()
                        ? "http://localhost:" + properties.emulator().port() + "/"
                        : null,
                section);
    }

    private List<Place> places(Visit visit) {
        List<Place> places = new ArrayList<>();
        for (Membership membership : subAccounts.ofUser(visit.user().id())) {
            places.add(place(visit, membership.subAccount(), true));
        }
        SubAccount here = visit.access().subAccount();
        if (places.stream().noneMatch(place -> place.id().equals(here.id().value()))) {
            places.add(place(visit, here, false));
        }
        return places;
    }

    private Place place(Visit visit, SubAccount subAccount, boolean member) {
        Optional<MailboxStore.Mailbox> mailbox =
                mailboxes.connectionOf(subAccount.id(), visit.user().id()).map(ConnectionState::mailbox);
        return new Place(
                subAccount.id().value(),
                subAccount.name(),
                subAccount.agencyName(),
                mailbox.map(found -> found.address().value()).orElse(null),
                mailbox.flatMap(MailboxStore.Mailbox::lastSyncedAt).orElse(null),
                member,
                0);
    }

    private static Section section(HttpServletRequest request) {
        String[] parts = request.getRequestURI().split("/", -1);
        return switch (parts.length > 3 ? parts[3] : "") {
            case "conversations", "search" -> Section.CONVERSATIONS;
            case "contacts" -> Section.CONTACTS;
            case "settings" -> Section.SETTINGS;
            default -> Section.NONE;
        };
    }
}
