/** Photos that somebody uploads: made small, without where and with what they were taken, and shown to the public. */
@NullMarked
package org.ibasho.scheduling.venue.photo;

import org.jspecify.annotations.NullMarked;
