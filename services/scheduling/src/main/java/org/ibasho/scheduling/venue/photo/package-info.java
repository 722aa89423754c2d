/** Uploaded photos: scaled down, without metadata, and shown to the public. */
@NullMarked
package org.ibasho.scheduling.venue.photo;

import org.jspecify.annotations.NullMarked;
