package org.ibasho.chassis.login;

import java.util.Collection;
import java.util.List;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.chassis.decision.Command;
import org.ibasho.chassis.decision.Event;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.chassis.decision.Rule;
import org.ibasho.chassis.eventstore.EventHistory;
import org.springframework.dao.OptimisticLockingFailureException;

/** Carries out commands that change the owner of a login, and changes the table of logins in the same transaction. */
public final class LoginLinks {

    private final Commands commands;
    private final EventHistory history;
    private final KnownLogins logins;

    LoginLinks(Commands commands, EventHistory history, KnownLogins logins) {
        this.commands = commands;
        this.history = history;
        this.logins = logins;
    }

    /** A service's commands and events that link logins to its people. */
    public interface People<C extends Command, E extends Event> {

        /** The sealed type of their commands. */
        Class<C> commands();

        /** The sealed type of their events. */
        Class<E> events();

        /** The same decision as the aggregate's. */
        List<E> decide(C command, List<E> past);

        /** The meaning of an event for logins. */
        Change change(E event, List<E> past);

        /** The rule that forbids to link a login that is linked to somebody else. */
        Rule alreadyLinked();
    }

    /** The meaning of an event for logins. */
    public sealed interface Change {

        /** Nothing. */
        record None() implements Change {}

        record Linked(String login) implements Change {}

        record Unlinked(String login) implements Change {}

        /** The person who used these logins is erased. */
        record Erased(Collection<String> logins) implements Change {}
    }

    /**
     * Has a command decided and keeps the table of logins with it, in one transaction. The table follows from the
     * decision on the events that were read first. Where the command was decided on others, it is all done again; where
     * it was carried out before, or changed nothing, there is nothing to do.
     *
     * @throws Refusal if a rule forbids it, or the login is linked to somebody else
     */
    public <C extends Command, E extends Event> Receipt carryOut(
            People<C, E> people, C command, IdempotencyKey key, Object request) {
        return commands.inOneTransaction(() -> {
            List<E> past = history.of(command.streamId(), people.events());
            Receipt receipt = commands.send(people.commands(), command, key, request);
            long last = past.size() - 1L;
            if (receipt.version() > last) {
                List<E> events = people.decide(command, past);
                if (receipt.version() != last + events.size()) {
                    throw new OptimisticLockingFailureException("decided on other events than the table of logins");
                }
                events.forEach(event -> follow(people.change(event, past), people.alreadyLinked()));
            }
            return receipt;
        });
    }

    private void follow(Change change, Rule alreadyLinked) {
        switch (change) {
            case Change.None _ -> {}
            case Change.Linked it -> {
                logins.note(it.login());
                Refusal.unless(logins.link(it.login()), alreadyLinked);
            }
            case Change.Unlinked it -> logins.unlink(it.login());
            case Change.Erased it -> it.logins().forEach(logins::markErased);
        }
    }
}
