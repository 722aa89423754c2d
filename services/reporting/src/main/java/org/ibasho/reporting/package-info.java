/** Reporting: what the months came to. Decides nothing and owns no fact; it counts what the other services tell. */
@NullMarked
package org.ibasho.reporting;

import org.jspecify.annotations.NullMarked;
