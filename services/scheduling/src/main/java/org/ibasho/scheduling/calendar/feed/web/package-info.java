/** Serves the feeds, with absolute addresses and file names. */
@NullMarked
package org.ibasho.scheduling.calendar.feed.web;

import org.jspecify.annotations.NullMarked;
