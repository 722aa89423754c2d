/** The monthly report: what the facts of a month come to. */
@NullMarked
package org.ibasho.reporting.report;

import org.jspecify.annotations.NullMarked;
