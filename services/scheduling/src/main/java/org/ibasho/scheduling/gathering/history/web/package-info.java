/** The API for the history of a gathering. */
@NullMarked
package org.ibasho.scheduling.gathering.history.web;

import org.jspecify.annotations.NullMarked;
