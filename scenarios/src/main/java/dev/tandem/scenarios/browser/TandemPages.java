package dev.tandem.scenarios.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;

/** The CRM's pages, by what stands on them in English. */
public final class TandemPages {

    private static final double LEFT_MAX_MILLIS = 30_000;

    private final Page page;
    private final String root;

    public TandemPages(Page page, String root) {
        this.page = page;
        this.root = root;
    }

    /** From the login page to wherever it leads. */
    public void logIn(String address, String password) {
        page.navigate(root + "/");
        page.locator("#username").fill(address);
        page.locator("#password").fill(password);
        page.locator("form button.main").click();
        assertThat(page.locator("header.bar")).isVisible();
    }

    /** Main navigation. */
    public void goTo(String section) {
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(section).setExact(true))
                .first()
                .click();
    }

    /** Opens Conversations and waits until live updates flow. */
    public void openConversations() {
        goTo("Conversations");
        awaitLive();
    }

    /** Waits until the stream of live updates is open. */
    public void awaitLive() {
        assertThat(page.locator("body[data-live=yes]")).isVisible();
    }

    /** Google's account chooser and consent page, all boxes ticked as they come. */
    public void consent(String account) {
        page.locator("button[name=account][value='" + account + "']").click();
        page.locator("button[value=allow]").click();
    }

    /** The row of a conversation in the list, by any text on it. */
    public Locator row(String text) {
        return page.locator("#list .it", new Page.LocatorOptions().setHasText(text));
    }

    /** The emails in the open conversation. */
    public Locator messages() {
        return page.locator("#messages .msg");
    }

    /** Waits until nothing in the open conversation is on its way any more: an email waits some seconds to be undone (R52). */
    public void awaitLeft() {
        assertThat(messages().locator(".badge"))
                .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(LEFT_MAX_MILLIS));
    }

    /** The composer under the open conversation. */
    public Locator composer() {
        return page.locator("form.composer");
    }

    /** Adds somebody to Cc as a person types it. */
    public void addCc(String address) {
        composer().locator("[data-add=cc]").click();
        Locator input = composer().locator(".rcpt:has(#cc) .chipset input");
        input.fill(address);
        input.press("Enter");
    }

    /** Writes and sends. */
    public void send(String text) {
        composer().locator("[data-editor]").fill(text);
        composer().locator("button.send").click();
    }
}
