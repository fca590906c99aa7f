package dev.tandem.scenarios.gmail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.scenarios.harness.Web;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Walks through Google's account chooser and consent page as a person does, form by form, and stops before the way back. */
public final class ConsentWalk {

    private ConsentWalk() {}

    /** Chooses the account and allows everything; answers where the browser would be sent then. */
    public static URI allow(URI authorization, String account) {
        return decide(consentPage(authorization, account), "allow", "");
    }

    /** Chooses the account and presses Cancel. */
    public static URI deny(URI authorization, String account) {
        return decide(consentPage(authorization, account), "deny", "");
    }

    /** Allows, but leaves out the box of this scope. */
    public static URI allowWithout(String scope, URI authorization, String account) {
        return decide(consentPage(authorization, account), "allow", scope);
    }

    private static Document consentPage(URI authorization, String account) {
        HttpResponse<byte[]> chooser = Web.ask(Web.to(authorization.toString()).build());
        assertThat(chooser.statusCode()).as("%s", authorization).isEqualTo(200);
        Element form = form(page(chooser, authorization), "#choose-account");
        List<String> fields = hidden(form);
        fields.add(field("account", account));
        return page(submit(form, fields), authorization);
    }

    private static URI decide(Document consent, String decision, String unticked) {
        Element form = form(consent, "#consent");
        List<String> fields = hidden(form);
        form.select("input[name=scope]").stream()
                .map(box -> box.attr("value"))
                .filter(scope -> !scope.equals(unticked))
                .forEach(scope -> fields.add(field("scope", scope)));
        fields.add(field("decision", decision));
        HttpResponse<byte[]> answer = submit(form, fields);
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    private static HttpResponse<byte[]> submit(Element form, List<String> fields) {
        return Web.ask(Web.to(form.absUrl("action"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(String.join("&", fields)))
                .build());
    }

    private static Element form(Document page, String selector) {
        return Objects.requireNonNull(page.selectFirst("form" + selector), () -> "No form " + selector + ": " + page);
    }

    private static List<String> hidden(Element form) {
        return form.select("input[type=hidden]").stream()
                .map(input -> field(input.attr("name"), input.attr("value")))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static Document page(HttpResponse<byte[]> answer, URI base) {
        return Jsoup.parse(new String(answer.body(), StandardCharsets.UTF_8), base.toString());
    }

    private static String field(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
