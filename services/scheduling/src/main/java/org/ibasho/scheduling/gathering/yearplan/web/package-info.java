/** The API and the pages that take in a year's plan from a file. */
@NullMarked
package org.ibasho.scheduling.gathering.yearplan.web;

import org.jspecify.annotations.NullMarked;
