package dev.tandem.scenarios.simulation.story;

import dev.tandem.scenarios.simulation.story.Truth.Sight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the owners of mailboxes do in Gmail itself. */
final class GmailSteps {

    private final Play play;
    private final Dice dice;
    private final Cast cast;
    private final OutsideSteps outside;

    GmailSteps(Play play, OutsideSteps outside) {
        this.play = play;
        this.dice = play.dice;
        this.cast = play.cast;
        this.outside = outside;
    }

    List<Step> all() {
        return List.of(
                new Step(12, this::writes),
                new Step(12, this::answers),
                new Step(5, this::forwards),
                new Step(12, this::files),
                new Step(3, this::deletes),
                new Step(4, this::drafts),
                new Step(4, this::finishesDraft));
    }

    /** R15, R21, R23. */
    private String writes() {
        String mailbox = dice.oneOf(cast.mailboxes());
        Post post = addressed(Post.from(mailbox, "Angebot " + play.tokens.next(), play.date()))
                .saying("Anbei, " + play.tokens.next());
        play.stage.google().ownerSends(mailbox, post.raw(), Optional.empty());
        return mailbox + " writes in Gmail " + post.lines();
    }

    private String answers() {
        Optional<Sight> found = dice.oneOfTheLatest(play.letters(), 25);
        if (found.isEmpty()) {
            return "";
        }
        Sight original = found.get();
        Post post = answer(original);
        play.stage.google().ownerSends(original.copy().mailbox(), post.raw(), Optional.of(original.thread()));
        return original.copy().mailbox() + " answers " + original.copy() + " in Gmail";
    }

    /** R26: Gmail keeps it in the thread of what is passed on. */
    private String forwards() {
        Optional<Sight> found = dice.oneOfTheLatest(play.letters(), 25);
        if (found.isEmpty()) {
            return "";
        }
        Sight original = found.get();
        String prefix = dice.oneOf(List.of("Fwd: ", "WG: ", "FW: "));
        Post post = addressed(Post.from(original.copy().mailbox(), prefix + OutsideSteps.base(original), play.date()))
                .saying("Zur Kenntnis, " + play.tokens.next());
        post = dice.percent(70) ? post.answering(original.header("Message-ID")) : post;
        play.stage.google().ownerSends(original.copy().mailbox(), post.raw(), Optional.of(original.thread()));
        return original.copy().mailbox() + " forwards " + original.copy() + " in Gmail " + post.lines();
    }

    private Post answer(Sight original) {
        String to = original.is("SENT") ? original.header("To") : original.header("From");
        Post post = Post.from(original.copy().mailbox(), "Re: " + OutsideSteps.base(original), play.date())
                .naming("To", List.of(to.isEmpty() ? outside.somebody() : to))
                .answering(original.header("Message-ID"))
                .saying("Gern, " + play.tokens.next());
        return dice.percent(15) ? post.naming("Cc", List.of(outside.somebody())) : post;
    }

    /** R17, R19: labels come and go. */
    private String files() {
        Optional<Sight> found = dice.oneOfTheLatest(play.letters(), 30);
        if (found.isEmpty()) {
            return "";
        }
        Sight letter = found.get();
        if (letter.is("SPAM") || letter.is("TRASH")) {
            return relabel(letter, letter.is("SENT") ? List.of() : List.of("INBOX"), List.of("SPAM", "TRASH"));
        }
        return switch (dice.between(0, 4)) {
            case 0 -> relabel(letter, List.of("SPAM"), List.of());
            case 1 -> relabel(letter, List.of("TRASH"), List.of());
            case 2 -> relabel(letter, List.of(), List.of("INBOX", "UNREAD"));
            case 3 -> relabel(letter, List.of("STARRED"), List.of("UNREAD"));
            default -> relabel(letter, List.of("UNREAD"), List.of("STARRED"));
        };
    }

    private String relabel(Sight letter, List<String> added, List<String> removed) {
        play.stage.google().relabels(letter.copy().mailbox(), letter.copy().id(), added, removed);
        return letter.copy() + " gains " + added + " and loses " + removed;
    }

    /** R19. What Tandem is just sending stays: without its copy nobody could tell whether it left (R45). */
    private String deletes() {
        Optional<Sight> found = dice.oneOfTheLatest(
                play.letters().stream()
                        .filter(letter -> letter.header("X-Tandem-Message").isEmpty())
                        .toList(),
                30);
        found.ifPresent(letter -> play.stage
                .google()
                .deletes(letter.copy().mailbox(), letter.copy().id()));
        return found.map(letter -> letter.copy() + " is deleted for ever").orElse("");
    }

    private String drafts() {
        String mailbox = dice.oneOf(cast.mailboxes());
        Optional<Sight> original = dice.oneOfTheLatest(
                play.letters().stream()
                        .filter(letter -> letter.copy().mailbox().equals(mailbox))
                        .toList(),
                10);
        boolean fresh = original.isEmpty() || dice.percent(50);
        Post post = fresh
                ? addressed(Post.from(mailbox, "Entwurf " + play.tokens.next(), play.date()))
                        .saying("Noch nicht, " + play.tokens.next())
                : answer(original.get());
        play.stage.google().ownerDrafts(mailbox, post.raw(), fresh ? Optional.empty() : original.map(Sight::thread));
        return mailbox + " keeps a draft";
    }

    private String finishesDraft() {
        Optional<Sight> draft = dice.maybeOneOf(play.truth.now().stream()
                .filter(sight -> sight.is("DRAFT"))
                .filter(sight -> sight.header("X-Tandem-Message").isEmpty())
                .toList());
        if (draft.isEmpty()) {
            return "";
        }
        String mailbox = draft.get().copy().mailbox();
        if (dice.percent(30)) {
            play.stage.google().deletesDraft(mailbox, draft.get().copy().id());
            return mailbox + " throws a draft away";
        }
        play.stage.google().sendsDraft(mailbox, draft.get().copy().id());
        return mailbox + " sends a draft";
    }

    private Post addressed(Post post) {
        List<String> to = new ArrayList<>(List.of(recipient()));
        if (dice.percent(25)) {
            to.add(recipient());
        }
        Post named = post.naming("To", to);
        named = dice.percent(20) ? named.naming("Cc", List.of(recipient())) : named;
        return dice.percent(10) ? named.naming("Bcc", List.of(recipient())) : named;
    }

    private String recipient() {
        return dice.percent(60)
                ? dice.maybeOneOf(cast.knownAddresses()).orElseGet(outside::somebody)
                : outside.somebody();
    }
}
