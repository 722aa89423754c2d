package org.ibasho.scheduling.notice.mail;

import jakarta.mail.MessagingException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.ibasho.scheduling.notice.delivery.Outcome;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/** Maps a mail server's reply to an outcome. RFC 5321, 4.2.1: 4xx may be retried, 5xx may not. */
final class MailServerReply {

    private static final int PERMANENT = 500;

    private MailServerReply() {}

    /** Refused permanently, refused temporarily, or not reached. */
    static Outcome read(MailException failure) {
        int code = 0;
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> open = new ArrayDeque<>();
        open.add(failure);
        while (!open.isEmpty()) {
            Throwable next = open.poll();
            if (seen.add(next)) {
                code = Math.max(code, code(next));
                if (next instanceof MailSendException several) {
                    open.addAll(Arrays.asList(several.getMessageExceptions()));
                }
                if (next instanceof MessagingException mail && mail.getNextException() != null) {
                    open.add(mail.getNextException());
                }
                if (next.getCause() != null) {
                    open.add(next.getCause());
                }
            }
        }
        if (code >= PERMANENT) {
            return new Outcome.Refused("refused");
        }
        return new Outcome.Later(code == 0 ? "away" : "not-now", null, code == 0);
    }

    private static int code(Throwable failure) {
        return switch (failure) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            // the server refuses the sender, not the recipient: an operator has to correct the settings, and nothing is
            // lost meanwhile
            case SMTPSendFailedException message when message.getCommand().startsWith("MAIL") -> 0;
            case SMTPSendFailedException message -> message.getReturnCode();
            default -> 0;
        };
    }
}
