package org.ibasho.scheduling.notice.mail;

import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A typed e-mail address. */
public final class MailAddress {

    /** RFC 5321, 4.5.3.1.3, without the angle brackets. */
    private static final int LONGEST = 254;

    private static final Pattern DOMAIN = Pattern.compile("([A-Za-z0-9-]{1,63}\\.)+[A-Za-z][A-Za-z0-9-]+");
    private static final Pattern LOCAL = Pattern.compile("[^\\s<>()\\[\\]:;@,\"\\\\\\p{Cntrl}]{1,64}");

    private static final Pattern DOTTED = Pattern.compile("[^.]+(\\.[^.]+)*");

    private MailAddress() {}

    /**
     * The address with its domain in lower case; empty if invalid. Full-width letters from a Japanese keyboard are
     * accepted.
     */
    public static Optional<String> read(@Nullable String typed) {
        if (typed == null) {
            return Optional.empty();
        }
        String plain = Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC);
        int at = plain.lastIndexOf('@');
        if (at < 1 || plain.length() > LONGEST) {
            return Optional.empty();
        }
        String local = plain.substring(0, at);
        return domain(plain.substring(at + 1))
                .filter(domain -> LOCAL.matcher(local).matches())
                .map(domain -> local + "@" + domain);
    }

    private static Optional<String> domain(String typed) {
        try {
            String domain = IDN.toASCII(typed).toLowerCase(Locale.ROOT);
            return DOMAIN.matcher(domain).matches() ? Optional.of(domain) : Optional.empty();
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    /**
     * The address in the form that mail servers accept. Japanese carriers once issued addresses such as
     * {@code a..b@docomo.ne.jp}, and they are still in use; the part before the {@code @} is then quoted (RFC 5321,
     * 4.1.2).
     */
    static InternetAddress recipient(String address) {
        int at = address.lastIndexOf('@');
        String local = address.substring(0, at);
        InternetAddress recipient = new InternetAddress();
        recipient.setAddress(DOTTED.matcher(local).matches() ? address : "\"" + local + "\"" + address.substring(at));
        return recipient;
    }
}
