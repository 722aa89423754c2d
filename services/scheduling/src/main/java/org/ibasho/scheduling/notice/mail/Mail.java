package org.ibasho.scheduling.notice.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.ibasho.scheduling.notice.NoticeSettings;
import org.ibasho.scheduling.notice.delivery.Letter;
import org.ibasho.scheduling.notice.delivery.Outcome;
import org.ibasho.scheduling.notice.delivery.Sender;
import org.ibasho.scheduling.notice.delivery.Wording;
import org.ibasho.scheduling.notice.subscription.Channel;
import org.ibasho.scheduling.notice.subscription.Subscriptions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Sends plain text over SMTP: no pictures and no tracking. Every message has a one-click unsubscribe link (RFC 8058).
 */
@Component
public class Mail implements Sender {

    private final @Nullable JavaMailSender server;
    private final NoticeSettings.Mail settings;
    private final Subscriptions subscriptions;
    private final Wording wording;

    Mail(
            ObjectProvider<JavaMailSender> servers,
            NoticeSettings settings,
            Subscriptions subscriptions,
            Wording wording) {
        this.server = servers.getIfAvailable();
        this.settings = settings.mail();
        this.subscriptions = subscriptions;
        this.wording = wording;
    }

    @Override
    public Channel channel() {
        return Channel.MAIL;
    }

    @Override
    public boolean on() {
        return server != null && !settings.from().isBlank() && subscriptions.possible();
    }

    @Override
    public Outcome send(Letter letter) {
        JavaMailSender smtp = server;
        if (smtp == null) {
            return new Outcome.Later("off", null, true);
        }
        try {
            smtp.send(message(smtp.createMimeMessage(), letter));
            return new Outcome.Sent();
        } catch (MailException failure) {
            return MailServerReply.read(failure);
        } catch (MessagingException unwritable) {
            return new Outcome.Refused("unwritable");
        }
    }

    private MimeMessage message(MimeMessage message, Letter letter) throws MessagingException {
        MimeMessageHelper mail = new MimeMessageHelper(message, false, StandardCharsets.UTF_8.name());
        Locale language = letter.language();
        mail.setFrom(settings.from());
        mail.setTo(MailAddress.recipient(letter.address()));
        // suppresses automatic replies
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", language.getLanguage());
        switch (letter) {
            case Letter.Question question -> {
                mail.setSubject(wording.say("notice.mail.question.title", language));
                mail.setText(wording.say("notice.mail.question", language, question.confirming()));
            }
            case Letter.Welcome _ -> throw new MessagingException("a mailbox is asked before it is welcomed");
            case Letter.Told told -> {
                mail.setSubject(wording.title(told));
                mail.setText(wording.say(
                        "notice.mail.told", language, wording.sentence(told), wording.page(told), told.stopping()));
                message.setHeader("List-Unsubscribe", "<" + told.stopping() + ">");
                message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
        }
        return message;
    }
}
