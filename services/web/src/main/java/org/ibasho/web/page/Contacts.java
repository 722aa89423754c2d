package org.ibasho.web.page;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whom the public can call, as {@code ibasho.contacts} states it.
 *
 * @param contacts in the order in which pages show them
 */
@ConfigurationProperties("ibasho")
public record Contacts(List<Contact> contacts) {

    public Contacts {
        contacts = List.copyOf(contacts);
    }

    /**
     * An office with a telephone.
     *
     * @param ja its name in Japanese
     * @param en its name in English
     * @param phone its number as it is dialled in Japan, such as 011-622-5190
     */
    public record Contact(String ja, String en, String phone) {

        /** The address that a telephone dials, from abroad too. */
        public String link() {
            return "tel:+81" + phone.replace("-", "").substring(1);
        }
    }
}
