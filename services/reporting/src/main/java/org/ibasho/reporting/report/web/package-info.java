/** The monthly report over HTTP: the API for programs, and the page for screen and paper. */
@NullMarked
package org.ibasho.reporting.report.web;

import org.jspecify.annotations.NullMarked;
