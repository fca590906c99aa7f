package dev.tandem.server.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.mail.Automatic;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What only talks about a failed delivery is no delivery report (R18)")
class NoDeliveryReportTest {

    @Test
    @DisplayName("a contact who forwards a bounce with its status part writes as a person (R18, R11)")
    void forwardedBounce() {
        ReadEmail email = DeliveryReportTest.read("""
                Return-Path: <jana.weber@praxis-weber.example>
                From: Jana Weber <jana.weber@praxis-weber.example>
                To: ben@nordlicht.example
                Subject: Fwd: Undelivered Mail Returned to Sender
                Content-Type: multipart/mixed; boundary="b1"

                --b1
                Content-Type: text/plain; charset=utf-8

                Das kam zurück: Ihre Antwort an empfang@praxis-weber.example war unzustellbar, Postfach voll.
                --b1
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.praxis-weber.example

                Final-Recipient: rfc822; empfang@praxis-weber.example
                Action: failed
                Status: 5.2.2
                --b1--
                """);
        assertThat(email.report()).isEmpty();
        assertThat(email.headers().automaticKind()).isEqualTo(Automatic.NONE);
    }

    @Test
    @DisplayName("a contact who forwards a whole bounce as an attachment writes as a person (R18)")
    void attachedBounce() {
        ReadEmail email = DeliveryReportTest.read("""
                Return-Path: <jana.weber@praxis-weber.example>
                From: Jana Weber <jana.weber@praxis-weber.example>
                To: ben@nordlicht.example
                Subject: Was heißt das?
                Content-Type: multipart/mixed; boundary="b0"

                --b0
                Content-Type: text/plain

                Siehe Anhang.
                --b0
                Content-Type: message/rfc822

                """ + DeliveryReportTest.source("postfix") + "\n--b0--\n");
        assertThat(email.report()).isEmpty();
        assertThat(email.headers().automaticKind()).isEqualTo(Automatic.NONE);
    }

    @Test
    @DisplayName("an absence note without envelope sender that names whom to write to is a reply (R18, F84)")
    void absenceNote() {
        ReadEmail email = DeliveryReportTest.read("""
                Return-Path: <>
                From: Jana Weber <jana.weber@praxis-weber.example>
                To: ben@nordlicht.example
                Subject: Abwesenheitsnotiz: Angebot Fenster
                Auto-Submitted: auto-replied
                In-Reply-To: <angebot-7@nordlicht.example>

                Ich bin bis zum 4. Dezember nicht im Haus. Bitte wenden Sie sich an empfang@praxis-weber.example.
                """);
        assertThat(email.report()).isEmpty();
        assertThat(email.headers().automaticKind()).isEqualTo(Automatic.REPLY);
    }

    @Test
    @DisplayName("a read receipt is an automatic reply, not a delivery (R18)")
    void readReceipt() {
        ReadEmail email = DeliveryReportTest.read("""
                Return-Path: <>
                From: Jana Weber <jana.weber@praxis-weber.example>
                Subject: Gelesen: Angebot Fenster
                Content-Type: multipart/report; report-type=disposition-notification; boundary="b1"

                --b1
                Content-Type: text/plain

                Ihre Nachricht an jana.weber@praxis-weber.example wurde ungelesen gelöscht, Postfach voll.
                --b1
                Content-Type: message/disposition-notification

                Final-Recipient: rfc822; jana.weber@praxis-weber.example
                Original-Message-ID: <angebot-7@nordlicht.example>
                Disposition: automatic-action/MDN-sent-automatically; deleted
                --b1--
                """);
        assertThat(email.report()).isEmpty();
        assertThat(email.headers().automaticKind()).isEqualTo(Automatic.REPLY);
    }

    @Test
    @DisplayName("a complaint that a provider reports is no delivery report (R18)")
    void feedbackReport() {
        ReadEmail email = DeliveryReportTest.read("""
                From: Feedback <feedback@provider.example>
                Subject: FW: Angebot Fenster
                Content-Type: multipart/report; report-type=feedback-report; boundary="b1"

                --b1
                Content-Type: text/plain

                This is an email abuse report.
                --b1
                Content-Type: message/feedback-report

                Feedback-Type: abuse
                --b1--
                """);
        assertThat(email.report()).isEmpty();
    }
}
