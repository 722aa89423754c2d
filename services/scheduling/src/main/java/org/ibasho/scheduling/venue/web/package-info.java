/** The API and the pages where the supervisor describes a venue. */
@NullMarked
package org.ibasho.scheduling.venue.web;

import org.jspecify.annotations.NullMarked;
