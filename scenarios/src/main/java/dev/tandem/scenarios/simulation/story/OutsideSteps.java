package dev.tandem.scenarios.simulation.story;

import dev.tandem.scenarios.simulation.story.Truth.Sight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people outside do: customers, strangers, and those who would like to be taken for somebody else. */
final class OutsideSteps {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>,;:\"()]+@[^\\s<>,;:\"()]+");

    private final Play play;
    private final Dice dice;
    private final Cast cast;

    OutsideSteps(Play play) {
        this.play = play;
        this.dice = play.dice;
        this.cast = play.cast;
    }

    List<Step> all() {
        return List.of(
                new Step(26, this::writes),
                new Step(20, this::answers),
                new Step(3, this::isSpam),
                new Step(3, this::poses));
    }

    /** A new thread. */
    private String writes() {
        String author = author();
        Post post = withOddities(newPost(author)).saying("Guten Tag, " + play.tokens.next());
        return sends(author, addressed(post, dice.oneOf(cast.mailboxes())));
    }

    /** An answer to, or one more email after, something that lies in a mailbox. */
    private String answers() {
        Optional<Sight> found = dice.oneOfTheLatest(play.letters(), 25);
        if (found.isEmpty()) {
            return "";
        }
        Sight original = found.get();
        String author = dice.percent(12) ? author() : partner(original).orElseGet(this::author);
        Post post = withMessageId(Post.from(spelled(author), "Re: " + base(original), play.date()))
                .answering(original.header("Message-ID"))
                .saying("Danke, " + play.tokens.next());
        return sends(author, addressed(post, original.copy().mailbox()));
    }

    /** Gmail takes it for spam. */
    private String isSpam() {
        String author = author();
        String mailbox = dice.oneOf(cast.mailboxes());
        Post post =
                withMessageId(newPost(author)).naming("To", List.of(mailbox)).saying("Gewonnen, " + play.tokens.next());
        play.stage.google().arrives(mailbox, post.raw(), List.of("SPAM", "UNREAD"));
        return author + " writes to " + mailbox + ", which Gmail takes for spam";
    }

    /** F60, F64: somebody takes the Message-ID, the mark or the thread of an email that is not theirs. */
    private String poses() {
        Optional<Sight> found = dice.oneOfTheLatest(play.letters(), 40);
        if (found.isEmpty()) {
            return "";
        }
        Sight victim = found.get();
        String author = dice.percent(50) ? author() : stranger();
        Post post = Post.from(spelled(author), base(victim), play.date()).saying("Ich bin es, " + play.tokens.next());
        post = dice.percent(60) ? post.with("Message-ID: " + idOf(victim)) : withMessageId(post);
        post = dice.percent(40) ? post.answering(victim.header("Message-ID")) : post;
        String mark = victim.header("X-Tandem-Message");
        post = mark.isEmpty() || dice.percent(30) ? post : post.with("X-Tandem-Message: " + mark);
        return sends(author, addressed(post, victim.copy().mailbox())) + ", posing as " + victim.header("From");
    }

    private String idOf(Sight victim) {
        String id = victim.header("Message-ID");
        return id.isEmpty() ? play.messageId() : id;
    }

    private String sends(String author, Post post) {
        play.stage.google().outsideSends(author, post.raw());
        String to = post.lines().stream()
                .filter(line -> line.startsWith("To:") || line.startsWith("Cc:") || line.startsWith("Bcc:"))
                .reduce("", (one, other) -> one + " " + other);
        return author + " writes" + to;
    }

    private Post newPost(String author) {
        return Post.from(spelled(author), "Anfrage " + play.tokens.next(), play.date());
    }

    private Post withOddities(Post post) {
        Post named = dice.percent(5) ? post : withMessageId(post);
        return dice.percent(5) ? named.with("Auto-Submitted: auto-replied") : named;
    }

    private Post withMessageId(Post post) {
        return post.with("Message-ID: " + play.messageId());
    }

    /** R21 to R25: the mailbox stands in To, Cc or Bcc, others beside it. */
    private Post addressed(Post post, String mailbox) {
        List<String> to = new ArrayList<>();
        List<String> cc = new ArrayList<>();
        List<String> bcc = new ArrayList<>();
        switch (dice.between(0, 9)) {
            case 0 -> cc.add(mailbox);
            case 1 -> bcc.add(mailbox);
            default -> to.add(mailbox);
        }
        if (to.isEmpty() || dice.percent(20)) {
            to.add(somebody());
        }
        if (dice.percent(20)) {
            cc.add(somebody());
        }
        return post.naming("To", to).naming("Cc", cc).naming("Bcc", bcc);
    }

    /** Anybody at all, colleagues included. */
    String somebody() {
        return switch (dice.between(0, 3)) {
            case 0 -> dice.oneOf(cast.mailboxes());
            case 1 -> stranger();
            default -> dice.oneOf(Cast.OUTSIDE);
        };
    }

    private String author() {
        return dice.percent(25)
                ? stranger()
                : dice.maybeOneOf(cast.knownAddresses().stream()
                                .filter(address -> !cast.mailboxes().contains(address))
                                .toList())
                        .orElseGet(this::stranger);
    }

    /** Somebody whom no contact has as an address. */
    String stranger() {
        if (cast.strangers.size() < 6 || dice.percent(20)) {
            cast.strangers.add(play.tokens.next() + "@fremd.example");
        }
        return dice.oneOf(cast.strangers);
    }

    /** R28: a Gmail address has many spellings. */
    private String spelled(String address) {
        boolean atGmail = address.endsWith("@gmail.com");
        String written =
                atGmail && dice.percent(50) ? address.replace(".m", "M").replace("@gmail", "+crm@googlemail") : address;
        return "\"" + address.replaceAll("[.@].*", "") + "\" <" + written + ">";
    }

    /** With whom the owner of this mailbox talks in this email. */
    private Optional<String> partner(Sight original) {
        String line =
                original.is("SENT") ? original.header("To") + "," + original.header("Cc") : original.header("From");
        List<String> outside = new ArrayList<>();
        Matcher matcher = ADDRESS.matcher(line);
        while (matcher.find()) {
            outside.add(matcher.group());
        }
        outside.removeAll(cast.mailboxes());
        outside.removeIf(address -> address.startsWith("mailer-daemon@"));
        return dice.maybeOneOf(outside);
    }

    /** The subject without what answers put before it. */
    static String base(Sight original) {
        return original.header("Subject").replaceAll("^((Re|Fwd|WG): )+", "");
    }
}
