package org.ibasho.scheduling.notice.subscription;

import java.util.Locale;

/** One mailbox, to which many providers deliver several spellings of an address. For limits only. */
final class Mailbox {

    private Mailbox() {}

    /** Without dots, case and what follows a plus sign: {@code Yu.Ki+7@example.jp} is {@code yuki@example.jp}. */
    static String of(String address) {
        int at = address.lastIndexOf('@');
        String local = address.substring(0, at);
        int plus = local.indexOf('+');
        String name = (plus > 0 ? local.substring(0, plus) : local).replace(".", "");
        return (name + address.substring(at)).toLowerCase(Locale.ROOT);
    }
}
