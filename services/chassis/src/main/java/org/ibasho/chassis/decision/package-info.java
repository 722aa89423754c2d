/**
 * The words that pure decisions are written with: rules, refusals, ids. Knows no framework, for the domain imports
 * it.
 */
@NullMarked
package org.ibasho.chassis.decision;

import org.jspecify.annotations.NullMarked;
