package org.ibasho.scheduling.gathering.history.web;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.ibasho.chassis.accesslog.AccessLog;
import org.ibasho.chassis.login.LoginNames;
import org.ibasho.scheduling.gathering.history.GatheringHistory;
import org.ibasho.scheduling.gathering.history.TimelineEntry;
import org.ibasho.time.Tokyo;
import org.ibasho.web.problem.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The API for the history of a gathering. */
@RestController
class HistoryController {

    private final GatheringHistory history;
    private final LoginNames logins;
    private final AccessLog accessLog;
    private final MessageSource messages;

    HistoryController(GatheringHistory history, LoginNames logins, AccessLog accessLog, MessageSource messages) {
        this.history = history;
        this.logins = logins;
        this.accessLog = accessLog;
        this.messages = messages;
    }

    @GetMapping("/api/gatherings/{id}/history")
    HistoryView history(@PathVariable UUID id) {
        return accessLog.inOneCommit(() -> logged(id));
    }

    private HistoryView logged(UUID id) {
        List<TimelineEntry> happenings = history.of(id.toString());
        if (happenings.isEmpty()) {
            throw new NotFound("gathering-not-found");
        }
        LoginNames.Names names = logins.current();
        return new HistoryView(happenings.stream().map(it -> view(it, names)).toList());
    }

    private HappeningView view(TimelineEntry it, LoginNames.Names names) {
        String login = it.by();
        return new HappeningView(
                Tokyo.time(it.at()),
                login,
                login == null ? null : names.of(login, it.at()).orElse(null),
                it.withSeries(),
                it.said().code(),
                Map.of(
                        "ja", it.said().in(Locale.JAPANESE, messages),
                        "en", it.said().in(Locale.ENGLISH, messages)));
    }

    /** The changes, oldest first. */
    record HistoryView(List<HappeningView> happenings) {}

    /**
     * One change of a gathering.
     *
     * @param by the login's id in the realm; null for a reaction, or if the event did not record it
     * @param nickname whose login it was; absent if it was linked to nobody
     * @param withSeries whether a change of the series caused it
     * @param code the kind of change
     * @param sentence the sentence by language
     */
    record HappeningView(
            OffsetDateTime at,
            @Nullable String by,
            @Nullable String nickname,
            boolean withSeries,
            String code,
            Map<String, String> sentence) {}
}
