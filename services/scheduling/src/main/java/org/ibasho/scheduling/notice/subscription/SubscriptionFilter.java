package org.ibasho.scheduling.notice.subscription;

import java.util.Locale;
import org.ibasho.scheduling.gathering.calendar.CalendarSelection;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.jspecify.annotations.Nullable;

/**
 * The changes that a subscriber is notified of.
 *
 * @param announcements whether new gatherings are included, in addition to changes
 * @param language of the messages
 */
public record SubscriptionFilter(CalendarSelection selection, boolean announcements, Locale language) {

    /** The filter for everything. */
    public static final String ALL = "all";

    /**
     * @param what {@link #ALL}, or a list with one of its codes: {@code programme.SANGO}, {@code kind.OUTING},
     *     {@code town.小樽市}
     * @throws InputRejected if it is not a valid choice
     */
    public static SubscriptionFilter read(@Nullable String what, boolean announcements, Locale language) {
        return new SubscriptionFilter(selection(what == null || what.isBlank() ? ALL : what), announcements, language);
    }

    private static CalendarSelection selection(String what) {
        if (what.equals(ALL)) {
            return CalendarSelection.ALL;
        }
        int dot = what.indexOf('.');
        String code = what.substring(dot + 1);
        try {
            return switch (what.substring(0, Math.max(dot, 0))) {
                case "programme" -> CalendarSelection.read(code, null, null);
                case "kind" -> CalendarSelection.read(null, code, null);
                case "town" -> CalendarSelection.read(null, null, code);
                default -> throw new InputRejected(Fault.of("unknown-value"));
            };
        } catch (InputRejected rejected) {
            throw new InputRejected(
                    Fault.at("what", rejected.faults().getFirst().code()));
        }
    }
}
