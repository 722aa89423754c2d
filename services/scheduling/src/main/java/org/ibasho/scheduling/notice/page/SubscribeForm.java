package org.ibasho.scheduling.notice.page;

import java.util.Locale;
import org.ibasho.scheduling.calendar.Selection;
import org.ibasho.scheduling.notice.subscription.Wish;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.jspecify.annotations.Nullable;

/**
 * What was chosen, as it was sent.
 *
 * @param address an e-mail address; null where another way was chosen
 * @param what {@code all}, or a list and a code in it: {@code programme.SANGO}, {@code kind.OUTING}, {@code town.小樽市}
 * @param announcements {@code true} to be told of new gatherings too
 */
record SubscribeForm(
        @Nullable String address,
        @Nullable String what,
        @Nullable String announcements) {

    static final String ALL = "all";
    static final SubscribeForm EMPTY = new SubscribeForm(null, ALL, null);

    public boolean wants(String choice) {
        return choice.equals(what);
    }

    public boolean wantsAnnouncements() {
        return "true".equals(announcements);
    }

    /** @throws InputRejected if it is not one of the choices */
    Wish wish(Locale language) {
        return new Wish(selection(what == null || what.isBlank() ? ALL : what), wantsAnnouncements(), language);
    }

    private static Selection selection(String what) {
        if (what.equals(ALL)) {
            return Selection.ALL;
        }
        int dot = what.indexOf('.');
        String code = what.substring(dot + 1);
        try {
            return switch (what.substring(0, Math.max(dot, 0))) {
                case "programme" -> Selection.read(code, null, null);
                case "kind" -> Selection.read(null, code, null);
                case "town" -> Selection.read(null, null, code);
                default -> throw new InputRejected(Fault.at("what", "unknown-value"));
            };
        } catch (InputRejected rejected) {
            throw new InputRejected(
                    Fault.at("what", rejected.faults().getFirst().code()));
        }
    }
}
