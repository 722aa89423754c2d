package org.ibasho.scheduling.gathering.history;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import org.ibasho.chassis.sealing.Erased;
import org.ibasho.time.Tokyo;
import org.ibasho.web.page.Times;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * A change as a message code with arguments, before translation.
 *
 * @param code {@code history.<code>} in the message bundles
 * @param arguments the arguments of the message
 */
public record RenderedChange(String code, List<Object> arguments) {

    public RenderedChange {
        arguments = List.copyOf(arguments);
    }

    /** A sentence by its code. */
    public static RenderedChange of(String code, Object... arguments) {
        return new RenderedChange(code, List.of(arguments));
    }

    /** A day with its hours: month, day, hours, and the ISO 8601 date. */
    static RenderedChange at(String code, Instant startsAt, Instant endsAt) {
        ZonedDateTime start = startsAt.atZone(Tokyo.ZONE);
        return of(
                code,
                start.getMonthValue(),
                start.getDayOfMonth(),
                new Times().hours(startsAt, endsAt),
                start.toLocalDate().toString());
    }

    /** A staff role by its code, as an argument that each language words. */
    public static MessageSourceResolvable role(String role) {
        return new DefaultMessageSourceResolvable(new String[] {"code.staff-role." + role}, role);
    }

    /** A member of staff by the nickname, or as somebody who is erased. */
    public static MessageSourceResolvable person(String nickname) {
        return nickname.equals(Erased.TEXT)
                ? new DefaultMessageSourceResolvable(new String[] {"history.erased"}, nickname)
                : new DefaultMessageSourceResolvable(
                        new String[] {"history.nickname"}, new Object[] {nickname}, nickname);
    }

    /** The translated sentence. */
    public String in(Locale locale, MessageSource messages) {
        return messages.getMessage("history." + code, arguments.toArray(), locale);
    }
}
