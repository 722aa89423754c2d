/** Serves the photos of venues to everybody. */
@NullMarked
package org.ibasho.scheduling.venue.photo.web;

import org.jspecify.annotations.NullMarked;
