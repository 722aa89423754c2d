package org.ibasho.scheduling.notice;

import java.util.Set;

/**
 * A change that leads to a notice.
 *
 * @param programme the programme's code
 * @param kind the kind's code
 * @param towns the current and the previous town of the gathering; subscribers of both are notified
 */
public record PendingNotice(NoticeReason news, String programme, String kind, Set<String> towns) {

    public PendingNotice {
        towns = Set.copyOf(towns);
    }
}
