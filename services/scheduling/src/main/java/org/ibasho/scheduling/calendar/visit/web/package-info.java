/** The public API for the first visit to a gathering. */
@NullMarked
package org.ibasho.scheduling.calendar.visit.web;

import org.jspecify.annotations.NullMarked;
