/** Attacks at every build: a few seeded runs that must leave everything whole, and controls that must not. */
@NullMarked
package org.ibasho.faults;

import org.jspecify.annotations.NullMarked;
