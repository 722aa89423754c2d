/** A series of gatherings: begun once by a rule, changed or called off from a day on; its gatherings follow. */
@NullMarked
package org.ibasho.scheduling.gathering.series;

import org.jspecify.annotations.NullMarked;
