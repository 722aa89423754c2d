/** What has been told about gatherings, their doors and consultations, kept as it was told and in whatever order it came. */
@NullMarked
package org.ibasho.reporting.facts;

import org.jspecify.annotations.NullMarked;
