package org.ibasho.scheduling.notice.mail;

import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An e-mail address as people type it. */
public final class MailAddress {

    /** RFC 5321, 4.5.3.1.3, less the angle brackets. */
    private static final int LONGEST = 254;

    private static final Pattern DOMAIN = Pattern.compile("([A-Za-z0-9-]{1,63}\\.)+[A-Za-z][A-Za-z0-9-]+");
    private static final Pattern LOCAL = Pattern.compile("[^\\s<>()\\[\\]:;@,\"\\\\\\p{Cntrl}]{1,64}");

    private static final Pattern DOTTED = Pattern.compile("[^.]+(\\.[^.]+)*");

    private MailAddress() {}

    /** The address with its domain in lower case; empty if it is not one. Full-width letters, as a Japanese keyboard writes them, count. */
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
     * The address as a mail server takes it. Addresses such as {@code a..b@docomo.ne.jp} were once given out and are still in use;
     * what comes before the {@code @} is then put in quotation marks (RFC 5321, 4.1.2).
     */
    static InternetAddress recipient(String address) {
        int at = address.lastIndexOf('@');
        String local = address.substring(0, at);
        InternetAddress recipient = new InternetAddress();
        recipient.setAddress(DOTTED.matcher(local).matches() ? address : "\"" + local + "\"" + address.substring(at));
        return recipient;
    }
}
