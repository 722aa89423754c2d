/**
 * Every contract event with its name on the wire, its topic and its record. No other package lists them all.
 */
@NullMarked
package org.ibasho.contracts.catalogue;

import org.jspecify.annotations.NullMarked;
