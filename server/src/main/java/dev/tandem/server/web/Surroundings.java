package dev.tandem.server.web;

import dev.tandem.core.contact.SubAccountId;
import dev.tandem.server.TandemProperties;
import dev.tandem.server.conversation.ConversationQueries;
import dev.tandem.server.identity.Membership;
import dev.tandem.server.identity.SubAccount;
import dev.tandem.server.identity.SubAccountStore;
import dev.tandem.server.mailbox.MailboxStore;
import dev.tandem.server.mailbox.MailboxStore.ConnectedMailbox;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/** Puts around every page what stands around every page: the bar, the strips, and the words for times and sizes. */
@Component
class Surroundings implements HandlerInterceptor {

    /** More sub-accounts than these are found by their address or the search of the agency. */
    private static final int PLACES_MAX = 200;

    private final SubAccountStore subAccounts;
    private final MailboxStore mailboxes;
    private final ConversationQueries conversations;
    private final TandemProperties properties;
    private final MessageSource words;
    private final InstantSource clock;

    Surroundings(
            SubAccountStore subAccounts,
            MailboxStore mailboxes,
            ConversationQueries conversations,
            TandemProperties properties,
            MessageSource words,
            InstantSource clock) {
        this.subAccounts = subAccounts;
        this.mailboxes = mailboxes;
        this.conversations = conversations;
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
                visit.access().actor().agencyAdmin(),
                Theme.valueOf(visit.user().look().name()),
                properties.sandbox()
                        ? "http://localhost:" + properties.emulator().port() + "/"
                        : null,
                section);
    }

    /** The reader's sub-accounts, then those an agency admin may run without being a member (R03). */
    private List<Place> places(Visit visit) {
        Map<SubAccountId, SubAccount> all = new LinkedHashMap<>();
        Set<SubAccountId> own = new HashSet<>();
        for (Membership membership : subAccounts.ofUser(visit.user().id())) {
            all.put(membership.subAccount().id(), membership.subAccount());
            own.add(membership.subAccount().id());
        }
        if (visit.access().actor().agencyAdmin()) {
            subAccounts
                    .ofAgency(visit.user().agencyId(), Optional.empty(), PLACES_MAX)
                    .items()
                    .forEach(place -> all.putIfAbsent(place.id(), place));
        }
        all.putIfAbsent(visit.subAccount(), visit.access().subAccount());
        Map<SubAccountId, ConnectedMailbox> connected = mailboxes
                .connectionsOf(visit.user().id())
                .stream()
                .collect(Collectors.toMap(ConnectedMailbox::subAccount, Function.identity()));
        Map<SubAccountId, Integer> unread = conversations.unread(List.copyOf(all.keySet()));
        return all.values().stream()
                .map(place -> place(place, own.contains(place.id()), connected.get(place.id()), unread))
                .toList();
    }

    private static Place place(
            SubAccount subAccount,
            boolean member,
            @Nullable ConnectedMailbox mailbox,
            Map<SubAccountId, Integer> unread) {
        return new Place(
                subAccount.id().value(),
                subAccount.name(),
                subAccount.agencyName(),
                mailbox == null ? null : mailbox.address().value(),
                mailbox == null ? null : mailbox.lastSyncedAt().orElse(null),
                mailbox == null ? null : mailbox.consentLostAt().orElse(null),
                member,
                unread.getOrDefault(subAccount.id(), 0));
    }

    private static Section section(HttpServletRequest request) {
        String[] parts = request.getRequestURI().split("/", -1);
        return switch (parts.length > 3 ? parts[3] : "") {
            case "conversations", "held-back", "messages", "search", "drafts" -> Section.CONVERSATIONS;
            case "contacts" -> Section.CONTACTS;
            case "campaigns" -> Section.CAMPAIGNS;
            case "workflows" -> Section.WORKFLOWS;
            case "settings" -> Section.SETTINGS;
            default -> Section.NONE;
        };
    }
}
