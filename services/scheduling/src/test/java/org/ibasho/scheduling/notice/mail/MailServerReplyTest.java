package org.ibasho.scheduling.notice.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.ibasho.scheduling.notice.delivery.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Replies of a mail server, from a small stub. */
class MailServerReplyTest {

    private ServerSocket server;
    private volatile String answerToRecipient = "250 ok";
    private volatile String answerToSender = "250 ok";

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (Socket client = server.accept()) {
                    talk(client);
                } catch (IOException over) {
                    return;
                }
            }
        });
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private void talk(Socket client) throws IOException {
        say(client, "220 here");
        BufferedReader heard =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        for (String line = heard.readLine(); line != null; line = heard.readLine()) {
            String command = line.toUpperCase(Locale.ROOT);
            if (command.startsWith("RCPT")) {
                say(client, answerToRecipient);
            } else if (command.startsWith("MAIL")) {
                say(client, answerToSender);
            } else {
                say(client, "250 ok");
            }
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    private Outcome outcome() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getLocalPort());
        SimpleMailMessage mail = new SimpleMailMessage();
        mail.setFrom("kai@example.jp");
        mail.setTo("yuki@example.jp");
        mail.setText("x");
        return MailServerReply.read(catchThrowableOfType(MailException.class, () -> sender.send(mail)));
    }

    @Test
    void an_unknown_recipient_is_refused_permanently() {
        answerToRecipient = "550 5.1.1 no such user";
        assertThat(outcome()).isEqualTo(new Outcome.Refused("refused"));
    }

    @Test
    void a_full_mailbox_is_retried_later_and_others_are_sent_meanwhile() {
        answerToRecipient = "452 4.2.2 full";
        assertThat(outcome()).isEqualTo(new Outcome.Later("not-now", null, false));
    }

    @Test
    void a_refused_sender_delays_all_mails() {
        answerToSender = "550 5.7.1 not you";
        assertThat(outcome()).isEqualTo(new Outcome.Later("away", null, true));
    }

    @Test
    void an_unreachable_server_is_retried_later() throws IOException {
        server.close();
        assertThat(outcome()).isEqualTo(new Outcome.Later("away", null, true));
    }
}
