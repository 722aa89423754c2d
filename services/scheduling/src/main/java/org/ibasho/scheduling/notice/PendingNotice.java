package org.ibasho.scheduling.notice;

import java.util.Set;

/**
 * Something to tell.
 *
 * @param programme the programme's code
 * @param kind the kind's code
 * @param towns where the gathering is, and where it was: both want to know
 */
public record PendingNotice(NoticeReason news, String programme, String kind, Set<String> towns) {

    public PendingNotice {
        towns = Set.copyOf(towns);
    }
}
