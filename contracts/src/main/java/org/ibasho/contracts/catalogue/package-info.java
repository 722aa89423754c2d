/**
 * Every contract event with its name on the wire, its topic and its record. Here alone all of them are known.
 */
@NullMarked
package org.ibasho.contracts.catalogue;

import org.jspecify.annotations.NullMarked;
