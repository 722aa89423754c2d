/** The API and the pages where the supervisor begins, changes and calls off a series. */
@NullMarked
package org.ibasho.scheduling.gathering.series.web;

import org.jspecify.annotations.NullMarked;
