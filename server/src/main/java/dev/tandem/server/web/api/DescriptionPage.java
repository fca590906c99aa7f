package dev.tandem.server.web.api;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The description of the API to browse: an empty page that a script of this server fills. */
@RestController
@Hidden
class DescriptionPage {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Tandem API</title>
            <link rel="icon" href="/assets/icon.svg">
            <link rel="stylesheet" href="/webjars/swagger-ui/swagger-ui.css">
            </head>
            <body>
            <main id="description"></main>
            <script src="/webjars/swagger-ui/swagger-ui-bundle.js"></script>
            <script src="/assets/api.js"></script>
            </body>
            </html>
            """;

    @GetMapping(path = "/api", produces = MediaType.TEXT_HTML_VALUE)
    String show() {
        return PAGE;
    }
}
