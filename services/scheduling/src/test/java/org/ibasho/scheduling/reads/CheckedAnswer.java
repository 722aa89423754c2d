package org.ibasho.scheduling.reads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ibasho.chassis.accesslog.LoggedAccess;
import org.ibasho.testing.Api;

/**
 * An answer with the entries that were written for it.
 *
 * @param request what was asked for, and by whom
 * @param canaries all that there are
 */
record CheckedAnswer(String request, Api.Answer answer, List<LoggedEntries.Logged> entries, List<Canary> canaries) {

    private static final int REFUSED = 403;
    private static final String SHOWN = "SHOWN";

    /** The personal fields that it shows, by person. */
    Map<String, List<String>> shown() {
        return canaries.stream()
                .filter(canary -> answer.body().contains(canary.text()))
                .collect(Collectors.groupingBy(
                        Canary::subject, TreeMap::new, Collectors.mapping(Canary::field, Collectors.toList())));
    }

    /** Leaves out everybody who is not among the people of the test. */
    List<LoggedEntries.Logged> logged() {
        return entries.stream()
                .filter(entry -> entry.kind().equals(SHOWN))
                .filter(entry ->
                        canaries.stream().anyMatch(canary -> canary.subject().equals(entry.subject())))
                .toList();
    }

    boolean isRefused() {
        return answer.status() == REFUSED;
    }

    void isLoggedRefusal() {
        assertThat(entries).as(request).extracting(LoggedEntries.Logged::kind).containsExactly("REFUSED");
    }

    /** One entry for each person shown, and none for others, all of one request. */
    void isLogged() {
        Map<String, List<String>> shown = shown();
        assertThat(logged())
                .as(request)
                .extracting(LoggedEntries.Logged::subject)
                .containsExactlyInAnyOrderElementsOf(shown.keySet());
        for (LoggedEntries.Logged entry : logged()) {
            LoggedAccess access = entry.access();
            if (access != null) {
                assertThat(access.fields()).as(request).containsAll(shown.getOrDefault(entry.subject(), List.of()));
            }
        }
        assertThat(entries.stream().map(LoggedEntries.Logged::request).distinct())
                .as(request)
                .hasSizeLessThan(2);
    }

    /** An answer writes its entries in one commit. */
    void isOneCommit() {
        assertThat(entries.stream().map(LoggedEntries.Logged::commit).distinct())
                .as(request)
                .hasSizeLessThan(2);
    }
}
