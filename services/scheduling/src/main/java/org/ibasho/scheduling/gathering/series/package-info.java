/** Series of gatherings: started from a rule, changed or cancelled from a day on, followed by their gatherings. */
@NullMarked
package org.ibasho.scheduling.gathering.series;

import org.jspecify.annotations.NullMarked;
