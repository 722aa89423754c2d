/** The API and the page where the supervisor gives seats and frees them. */
@NullMarked
package org.ibasho.scheduling.staffing.roster.web;

import org.jspecify.annotations.NullMarked;
