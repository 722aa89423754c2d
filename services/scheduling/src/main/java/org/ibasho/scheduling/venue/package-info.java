/** The venues of gatherings, described for somebody who has never been there. */
@NullMarked
package org.ibasho.scheduling.venue;

import org.jspecify.annotations.NullMarked;
