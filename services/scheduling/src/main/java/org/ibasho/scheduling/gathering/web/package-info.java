/** The API and the staff's pages for the month and for one gathering. */
@NullMarked
package org.ibasho.scheduling.gathering.web;

import org.jspecify.annotations.NullMarked;
