/**
 * The announced gatherings for programs of others: calendars (RFC 5545) and feed readers (RFC 4287). What they show may be
 * seen over a shoulder, so the words are neutral: who is reminded of 「会」 has told nobody anything.
 */
@NullMarked
package org.ibasho.scheduling.calendar.feed;

import org.jspecify.annotations.NullMarked;
