package org.ibasho.scheduling.notice.subscription;

import java.util.Locale;
import org.ibasho.scheduling.calendar.Selection;

/**
 * What somebody wants to be told.
 *
 * @param announcements whether of new gatherings too, rather than of changes alone
 * @param language of the messages
 */
public record Wish(Selection selection, boolean announcements, Locale language) {}
