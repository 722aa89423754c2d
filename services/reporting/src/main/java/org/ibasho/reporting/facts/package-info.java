/**
 * The facts that other services published about gatherings, doors and consultations, stored in any order of arrival.
 */
@NullMarked
package org.ibasho.reporting.facts;

import org.jspecify.annotations.NullMarked;
