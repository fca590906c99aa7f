package dev.tandem.scenarios.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;

/** The emulator's own page, on which one can be anybody. */
public final class Webmail {

    private final Page page;
    private final String root;

    public Webmail(Page page, String root) {
        this.page = page;
        this.root = root;
    }

    /** Becomes the person with this address and sees their inbox. */
    public void be(String address) {
        page.navigate(root + "/");
        page.locator("[data-testid=person][data-address='" + address + "']").click();
        assertThat(page.locator("[data-testid=folders]")).isVisible();
    }

    /** Opens a folder by its name in the address: inbox, sent. */
    public void openFolder(String name) {
        page.locator("[data-testid=folder-" + name + "]").click();
    }

    /** The messages of the folder with this subject. */
    public Locator rows(String subject) {
        return page.locator("[data-testid=message-row]", new Page.LocatorOptions().setHasText(subject));
    }

    /** The message that is open. */
    public Locator message() {
        return page.locator("[data-testid=message]");
    }

    /** Writes a new email. */
    public void write(String to, String subject, String text) {
        page.locator("[data-testid=write]").click();
        composer().locator("[name=to]").fill(to);
        composer().locator("[name=subject]").fill(subject);
        composer().locator("[name=text]").fill(text);
    }

    /** Answers the open message. */
    public void reply(String text) {
        page.locator("[data-testid=reply]").click();
        composer().locator("[name=text]").fill(text);
    }

    /** Attaches a file that holds a text. */
    public void attach(String fileName, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        composer().locator("[name=files]").setInputFiles(new FilePayload(fileName, "text/plain", bytes));
    }

    /** Presses Send and waits until it is gone. */
    public void send() {
        page.locator("[data-testid=send]").click();
        assertThat(page.locator("[data-testid=notice]")).isVisible();
    }

    private Locator composer() {
        return page.locator("[data-testid=composer]");
    }
}
