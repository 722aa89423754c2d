/** The supervisor's pages: the month, a new gathering, and what can be done with one. */
@NullMarked
package org.ibasho.scheduling.planning;

import org.jspecify.annotations.NullMarked;
