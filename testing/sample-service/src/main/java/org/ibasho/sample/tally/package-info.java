/** The sample service's aggregate: a tally of the visitors of a meeting, with its commands, events and read model. */
@NullMarked
package org.ibasho.sample.tally;

import org.jspecify.annotations.NullMarked;
