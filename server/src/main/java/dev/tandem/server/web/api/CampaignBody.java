package dev.tandem.server.web.api;

import dev.tandem.core.contact.UserId;
import dev.tandem.server.campaign.Campaign.Audience;
import dev.tandem.server.campaign.Campaign.Content;
import dev.tandem.server.conversation.HtmlText;
import dev.tandem.server.conversation.MailHtml;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bulk mail as it is asked for. */
@Schema(name = "NewCampaign")
record CampaignBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "Christmas closing times") @Nullable
        String name,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "May have fields, as may text and html: `{{contact.firstName|there}}`",
                example = "We are closed from 23 December")
        @Nullable
        String subject,

        @Schema(description = "Made from html if left out", example = "Dear {{contact.firstName}}, …") @Nullable
        String text,

        @Schema(description = "Sanitised before it leaves") @Nullable
        String html,

        @Schema(description = "Exactly these contacts; otherwise the filter decides") @Nullable
        List<UUID> contactIds,

        @Nullable FilterBody filter,

        @Schema(description = "When it starts; left out: at once", example = "2026-12-15T07:00:00Z") @Nullable
        Instant sendAt,

        @Schema(description = "No more than so many emails in an hour") @Nullable
        Integer perHour,

        @Schema(description = "True: it does not start before it is started") @Nullable
        Boolean draft) {

    /** Everybody with this tag and assignment; what is left out does not matter. */
    @Schema(name = "CampaignFilter")
    record FilterBody(@Nullable String tag, @Nullable UUID assignedTo) {}

    Content content() {
        Optional<String> formatted = Optional.ofNullable(html).filter(given -> !given.isBlank());
        String plain = given(text).replace("\r\n", "\n").strip();
        return new Content(
                given(name),
                given(subject),
                plain.isEmpty() ? formatted.map(HtmlText::of).orElse("") : plain,
                formatted.map(MailHtml::written),
                new Audience(
                        Optional.ofNullable(contactIds)
                                .map(ids ->
                                        ids.stream().filter(Objects::nonNull).toList()),
                        Optional.ofNullable(filter).map(FilterBody::tag).filter(tag -> !tag.isBlank()),
                        Optional.ofNullable(filter).map(FilterBody::assignedTo).map(UserId::new)),
                Optional.ofNullable(perHour));
    }

    private static String given(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
