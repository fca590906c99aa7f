package dev.tandem.server.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("F24, F91: the alarms that operators are given")
class AlertRulesTest {

    private static final Pattern METRIC = Pattern.compile("\\btandem_[a-z_]+");

    @Test
    @DisplayName("are about numbers that every server really tells")
    void metricsExist() throws IOException, InterruptedException {
        Set<String> told = names(metrics());

        assertThat(names(Files.readString(Path.of("../docs/alerts.yaml"))))
                .hasSizeGreaterThan(5)
                .isSubsetOf(told);
    }

    private static Set<String> names(String text) {
        return METRIC.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String metrics() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(RunningServer.url() + "/actuator/prometheus"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }
}
