package dev.tandem.scenarios.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.scenarios.gmail.ConsentWalk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Connection;
import org.jsoup.Connection.Method;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;

/** Somebody who visits the pages with a browser that runs no script: cookies, forms and links. */
public final class PageVisit {

    private final String root;
    private final Connection session = Jsoup.newSession().timeout(30_000).ignoreHttpErrors(true);

    private PageVisit(String root) {
        this.root = root;
    }

    /** A browser without a login. */
    public static PageVisit anonymous(String root) {
        return new PageVisit(root);
    }

    /** Logs in through the login page. */
    public static PageVisit loggedIn(String root, String address, String password) {
        PageVisit visit = new PageVisit(root);
        Document after = visit.submit(
                visit.open("/login"), "form[action$=/login]", Map.of("username", address, "password", password));
        assertThat(after.location())
                .as("where %s lands after the login", address)
                .doesNotContain("/login");
        return visit;
    }

    /** Connects the mailbox of this address in the sub-account that the visitor sees first. */
    public void connect(String address) {
        URI question = whereLeads(open("/profile"), "form.connect");
        Document connected = open(ConsentWalk.allow(question, address).toString());
        assertThat(connected.select("#connection .sync-id").text()).contains(address);
    }

    /** Opens a page of this server, or any address, and follows where it leads. */
    public Document open(String address) {
        return parsed(ask(request(address)));
    }

    /** Fills a form of the page and sends it; follows where it leads. */
    public Document submit(Document page, String form, Map<String, String> fields) {
        return parsed(ask(filled(page, form, fields)));
    }

    /** The same, but does not follow: answers where it leads. */
    public URI whereLeads(Document page, String form) {
        Connection.Response answer = ask(filled(page, form, Map.of()).followRedirects(false));
        return URI.create(Objects.requireNonNull(answer.header("Location"), () -> "No redirect: " + answer.body()));
    }

    private Connection filled(Document page, String selector, Map<String, String> fields) {
        FormElement form = (FormElement) Objects.requireNonNull(
                page.selectFirst(selector), () -> "No form " + selector + " on " + page.location() + ": " + page);
        Connection submission = form.submit();
        Connection request = request(submission.request().url().toString())
                .method(Method.POST)
                .data(submission.request().data());
        fields.forEach((name, value) -> {
            Connection.KeyVal field = request.data(name);
            if (field == null) {
                request.data(name, value);
            } else {
                field.value(value);
            }
        });
        return request;
    }

    private Connection request(String address) {
        return session.newRequest(address.startsWith("/") ? root + address : address);
    }

    private static Connection.Response ask(Connection request) {
        try {
            return request.execute();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Document parsed(Connection.Response answer) {
        try {
            assertThat(answer.statusCode()).as("%s", answer.url()).isLessThan(400);
            return answer.parse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
