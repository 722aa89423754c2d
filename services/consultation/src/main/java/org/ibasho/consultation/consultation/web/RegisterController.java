package org.ibasho.consultation.consultation.web;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ibasho.consultation.consultation.Channel;
import org.ibasho.consultation.consultation.register.Register;
import org.ibasho.consultation.consultation.register.RegisterEntry;
import org.ibasho.consultation.consultation.register.RegisterMonth;
import org.ibasho.consultation.consultation.register.RegisterReads;
import org.ibasho.time.Tokyo;
import org.ibasho.web.problem.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The API of the register: a month (by default the current one), and a single record. */
@RestController
@RequestMapping("/api/consultations")
class RegisterController {

    private final Register register;
    private final RegisterReads reads;
    private final Clock clock;

    RegisterController(Register register, RegisterReads reads, Clock clock) {
        this.register = register;
        this.reads = reads;
        this.clock = clock;
    }

    @GetMapping
    MonthView month(@RequestParam(required = false) @Nullable YearMonth month) {
        RegisterMonth shown = register.month(month == null ? YearMonth.now(clock.withZone(Tokyo.ZONE)) : month);
        reads.shown(shown.entries());
        return MonthView.of(shown);
    }

    @GetMapping("/{id}")
    EntryView one(@PathVariable UUID id) {
        RegisterEntry entry = register.find(id.toString()).orElseThrow(() -> new NotFound("consultation-not-found"));
        reads.shown(List.of(entry));
        return EntryView.of(entry);
    }

    /** A month's consultations with the numbers by channel. */
    record MonthView(String month, int total, Map<Channel, Integer> byChannel, List<EntryView> consultations) {

        static MonthView of(RegisterMonth month) {
            return new MonthView(
                    month.month().toString(),
                    month.total(),
                    month.byChannel(),
                    month.entries().stream().map(EntryView::of).toList());
        }
    }

    /** A consultation in the API. */
    record EntryView(
            String id,
            String channel,
            String relationship,
            String ageBand,
            List<String> purposes,
            OffsetDateTime occurredAt,
            @Nullable String gatheringId,
            @Nullable String programme) {

        static EntryView of(RegisterEntry entry) {
            return new EntryView(
                    entry.id(),
                    entry.channel(),
                    entry.relationship(),
                    entry.ageBand(),
                    entry.purposes(),
                    Tokyo.time(entry.occurredAt()),
                    entry.gatheringId(),
                    entry.programme());
        }
    }
}
