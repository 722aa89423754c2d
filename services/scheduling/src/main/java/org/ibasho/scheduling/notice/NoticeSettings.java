package org.ibasho.scheduling.notice;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the notice channels. A channel without settings is off: without keys no address can be stored, so e-mail
 * and push are off.
 *
 * @param keys secrets of at least 32 characters each, from which the keys are derived that addresses are found by and
 *     links are signed with. The first one is for what is new; the others still find what they hashed. None of them is
 *     in the database
 * @param baseUrl the public address of the pages; links in mails start with it
 * @param collected how long changes of one gathering are collected into one notice
 * @param pause how long a channel waits before it looks again for notices that are due
 */
@ConfigurationProperties("ibasho.notices")
public record NoticeSettings(
        @DefaultValue List<String> keys,
        @DefaultValue("http://localhost:8080") URI baseUrl,
        @DefaultValue("2m") Duration collected,
        @DefaultValue("1s") Duration pause,
        @DefaultValue Limits limits,
        @DefaultValue Mail mail,
        @DefaultValue Push push,
        @DefaultValue Line line) {

    private static final int SHORTEST = 32;

    public NoticeSettings {
        keys = keys.stream().map(String::strip).filter(key -> !key.isEmpty()).toList();
        if (keys.stream().anyMatch(key -> key.length() < SHORTEST)) {
            throw new IllegalArgumentException(
                    "each of ibasho.notices.keys needs at least " + SHORTEST + " characters");
        }
    }

    /** The absolute address of a page, for a link in a mail. */
    public String link(String path) {
        return baseUrl.toString().replaceFirst("/+$", "") + path;
    }

    /**
     * How often people may subscribe.
     *
     * @param perClient subscriptions of one client (an IPv4 address or an IPv6 /64 network) within an hour; many people
     *     may share one. 0 for no limit, behind a proxy where all have the same address
     * @param perMailbox confirmation mails to one mailbox within a day
     * @param perClientAndMailbox those of them that one client may ask for, so that it cannot use up a mailbox's
     * @param total subscriptions of all together within an hour
     * @param unconfirmedPush browsers that no message has reached yet
     */
    public record Limits(
            @DefaultValue("60") int perClient,
            @DefaultValue("6") int perMailbox,
            @DefaultValue("3") int perClientAndMailbox,
            @DefaultValue("1200") int total,
            @DefaultValue("20000") int unconfirmedPush) {

        public Limits {
            if (perClient >= total || perClientAndMailbox >= perMailbox) {
                throw new IllegalArgumentException(
                        "in ibasho.notices.limits, one client must not reach a limit for all");
            }
        }
    }

    /** @param from the sender's address; {@code spring.mail} has the server */
    public record Mail(@DefaultValue("") String from) {}

    /**
     * @param publicKey our public key (P-256, uncompressed, base64url), which identifies us to push services
     * @param privateKey its private key (base64url)
     * @param contact the contact for push services: {@code mailto:} or {@code https:}; by default the pages' address
     * @param services the allowed hosts of push services, {@code *.} for any subdomain; a whole origin such as
     *     {@code http://localhost:9999} is used as it is, for tests
     */
    public record Push(
            @DefaultValue("") String publicKey,
            @DefaultValue("") String privateKey,
            @DefaultValue("") String contact,

            @DefaultValue({
                "fcm.googleapis.com",
                "updates.push.services.mozilla.com",
                "*.push.apple.com",
                "*.notify.windows.com"
            })
            List<String> services) {

        public Push {
            services = List.copyOf(services);
        }

        public boolean on() {
            return !publicKey.isBlank() && !privateKey.isBlank();
        }
    }

    /** @param token the official account's token; without one nothing is sent to LINE */
    public record Line(
            @DefaultValue("") String token,
            @DefaultValue("https://api.line.me") URI url) {

        public boolean on() {
            return !token.isBlank();
        }
    }
}
