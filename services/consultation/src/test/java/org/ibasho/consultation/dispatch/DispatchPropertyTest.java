package org.ibasho.consultation.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.consultation.dispatch.DispatchCommand.Accept;
import org.ibasho.consultation.dispatch.DispatchCommand.AskAgain;
import org.ibasho.consultation.dispatch.DispatchCommand.Conclude;
import org.ibasho.consultation.dispatch.DispatchCommand.Decline;
import org.ibasho.consultation.dispatch.DispatchCommand.Request;
import org.ibasho.consultation.dispatch.DispatchCommand.Withdraw;

/** Properties that hold for every history and every order of commands. */
class DispatchPropertyTest {

    private static final String ID = "0193a1b2-0000-7000-8000-000000000001";

    private static List<DispatchEvent> historyOf(List<DispatchCommand> commands) {
        List<DispatchEvent> history = new ArrayList<>();
        DispatchState state = new DispatchState.Absent();
        for (DispatchCommand command : commands) {
            try {
                for (DispatchEvent event : DispatchDecider.decide(command, state)) {
                    history.add(event);
                    state = state.evolve(event);
                }
            } catch (Refusal refused) {
                assertThat(command).isInstanceOfAny(Accept.class, Decline.class);
            }
        }
        return history;
    }

    @Property
    void a_history_begins_with_the_request_and_nothing_follows_its_end(
            @ForAll("commands") List<DispatchCommand> commands) {
        List<DispatchEvent> history = historyOf(commands);
        for (int i = 0; i < history.size(); i++) {
            boolean first = i == 0;
            boolean last = i == history.size() - 1;
            assertThat(history.get(i) instanceof DispatchEvent.Requested).isEqualTo(first);
            if (history.get(i) instanceof DispatchEvent.Withdrawn
                    || history.get(i) instanceof DispatchEvent.Concluded) {
                assertThat(last).isTrue();
            }
        }
    }

    @Property
    void every_answer_is_for_the_time_that_was_asked_for_last(@ForAll("commands") List<DispatchCommand> commands) {
        Instant asked = Instant.EPOCH;
        for (DispatchEvent event : historyOf(commands)) {
            switch (event) {
                case DispatchEvent.Requested it -> asked = it.startsAt();
                case DispatchEvent.AskedAgain it -> asked = it.startsAt();
                case DispatchEvent.Accepted it -> assertThat(it.startsAt()).isEqualTo(asked);
                case DispatchEvent.Declined it -> assertThat(it.startsAt()).isEqualTo(asked);
                case DispatchEvent.Reminded _,
                        DispatchEvent.Relocated _,
                        DispatchEvent.Withdrawn _,
                        DispatchEvent.Concluded _ -> {}
            }
        }
    }

    @Property
    void repeated_commands_lead_to_one_event(@ForAll("commands") List<DispatchCommand> commands) {
        List<DispatchCommand> doubled =
                commands.stream().flatMap(it -> List.of(it, it).stream()).toList();
        assertThat(historyOf(doubled)).isEqualTo(historyOf(commands));
    }

    @Provide
    Arbitrary<List<DispatchCommand>> commands() {
        Arbitrary<Instant> starts = Arbitraries.integers().between(1, 4).map(Instant::ofEpochSecond);
        Arbitrary<DispatchCommand> requests = starts.map(start ->
                new Request(ID, "YORIDOKORO", "PERSONS", start, start.plusSeconds(1), "会館", "札幌市", List.of("VENUE")));
        Arbitrary<DispatchCommand> moves = starts.map(start -> new AskAgain(ID, start, start.plusSeconds(1)));
        Arbitrary<DispatchCommand> reminders =
                starts.map(start -> new DispatchCommand.Remind(ID, start, Instant.EPOCH));
        Arbitrary<DispatchCommand> places = Arbitraries.of("会館", "公民館")
                .map(venue -> new DispatchCommand.Relocate(ID, venue, "札幌市", List.of("VENUE")));
        Arbitrary<DispatchCommand> yes = Arbitraries.of(
                new Accept(ID, "satou", "佐藤"),
                new Accept(ID, "suzuki", "鈴木"),
                new Accept(ID, "gone", null),
                new Accept(ID, null, null));
        Arbitrary<DispatchCommand> no = Arbitraries.of("休み", "").map(reason -> new Decline(ID, reason));
        Arbitrary<DispatchCommand> ends = Arbitraries.of(new Withdraw(ID), new Conclude(ID));
        return Arbitraries.frequencyOf(
                        Tuple.of(3, requests),
                        Tuple.of(3, moves),
                        Tuple.of(3, reminders),
                        Tuple.of(2, places),
                        Tuple.of(4, yes),
                        Tuple.of(3, no),
                        Tuple.of(1, ends))
                .list()
                .ofMaxSize(15);
    }
}
