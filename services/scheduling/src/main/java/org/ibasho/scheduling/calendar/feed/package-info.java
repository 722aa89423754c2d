/**
 * The announced gatherings as feeds for calendar programs (RFC 5545) and feed readers (RFC 4287). Others may see a feed
 * over somebody's shoulder, so its texts are neutral: 「会」 reveals nothing.
 */
@NamedInterface("feed")
@NullMarked
package org.ibasho.scheduling.calendar.feed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
