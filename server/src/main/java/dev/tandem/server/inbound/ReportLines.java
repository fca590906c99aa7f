package dev.tandem.server.inbound;

import java.util.Locale;
import java.util.regex.Pattern;

/** The header lines by which a mail server's report is known before its text is read (R18, F83). */
record ReportLines(HeaderLines headers) {

    private static final Pattern REPORT = Pattern.compile("(?is)^multipart/report\\b.*");
    private static final Pattern DELIVERY_STATUS = Pattern.compile(
            "(?is)^(?:multipart/report\\b.*\\breport-type\\s*=\\s*\"?\\s*|message/(?:global-)?)delivery-status\\b.*");
    private static final Pattern REPORT_TYPE = Pattern.compile("(?i)\\breport-type\\s*=");

    /** Addresses that only mail servers write from; Exchange uses its own name with 32 digits. */
    private static final Pattern DAEMON = Pattern.compile(
            "(?i)(?:^|<|[\\s(\",])(?:mailer|mail|email)[-_.]?daemon(?=$|[@>\\s)\",])|microsoftexchange[0-9a-f]{32}@"
                    + "|\\bmail[-_.]delivery[-_.](?:sub)?system@");

    private static final Pattern POSTMASTER = Pattern.compile("(?i)(?:^|<|[\\s\",])post[-_.]?master(?=$|[@>\\s\"])");
    private static final Pattern NO_ADDRESS = Pattern.compile("^\\s*(?:<\\s*>)?\\s*$");
    private static final Pattern NO_SENDER =
            Pattern.compile("(?i)^\\s*(?:<\\s*>|<?\\s*mailer-daemon(?:@[^>\\s]*)?\\s*>?)\\s*$");

    private static final Pattern REPORT_SUBJECT = Pattern.compile(
            "(?iu)undeliver|unzustellbar|nicht (?:zugestellt|zustellbar)"
                    + "|delivery[- ](?:status|failure|failed|notification|report|problem|error|delayed|has)|mail delivery|non[- ]?delivery"
                    + "|returned (?:mail|e-?mail|to sender)|failure notice|mail system error|zustellung|message you sent blocked");

    private static final Pattern PASSED_ON = Pattern.compile("(?iu)^(?:fwd?|wg|wtr|re|aw|antw)\\s*:");
    private static final Pattern READ_RECEIPT =
            Pattern.compile("(?is)^multipart/report\\b.*disposition-notification.*");

    boolean isDeliveryReport() {
        String type = contentType();
        return DELIVERY_STATUS.matcher(type).matches()
                || headers.first("X-Failed-Recipients").isPresent()
                || isFrom(DAEMON)
                || (isSystem() && hasSecondSign(type));
    }

    /** Whether a mail server says that it is one; a person may write as postmaster, so this alone proves nothing. */
    private boolean isSystem() {
        return isFrom(POSTMASTER) || isFrom(NO_ADDRESS);
    }

    private boolean hasSecondSign(String type) {
        boolean report =
                REPORT.matcher(type).matches() && !REPORT_TYPE.matcher(type).find();
        return report || hasNoEnvelopeSender() || hasReportSubject();
    }

    /** Enough where a status part is there, too: a person who passes one on has a sender and another subject. */
    boolean isBarelyReport() {
        return hasNoEnvelopeSender() || isSystem() || hasReportSubject();
    }

    boolean isReadReceipt() {
        return READ_RECEIPT.matcher(contentType()).matches();
    }

    private boolean hasReportSubject() {
        String subject = HeaderText.decoded(headers.first("Subject").orElse(""));
        return REPORT_SUBJECT.matcher(subject).find()
                && !PASSED_ON.matcher(subject).find();
    }

    /** A bounce has no envelope sender, so that nothing bounces back (RFC 5321 section 4.5.5); some servers write their own name then. */
    boolean hasNoEnvelopeSender() {
        return headers.first("Return-Path")
                .filter(path -> NO_SENDER.matcher(path).matches())
                .isPresent();
    }

    String contentType() {
        return headers.first("Content-Type")
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    private boolean isFrom(Pattern pattern) {
        return headers.first("From")
                .filter(line -> pattern.matcher(line).find())
                .isPresent();
    }
}
