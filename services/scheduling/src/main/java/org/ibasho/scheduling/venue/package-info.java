/** The places that gatherings are held at, as somebody needs to know them before a first visit. */
@NullMarked
package org.ibasho.scheduling.venue;

import org.jspecify.annotations.NullMarked;
