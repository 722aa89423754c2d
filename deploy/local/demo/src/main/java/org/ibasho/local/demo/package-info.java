/**
 * Reads a year of gatherings from a file that a person can edit, and loads it through the public API of a running
 * system, as often as one likes: what is there already stays as it is.
 */
@NullMarked
package org.ibasho.local.demo;

import org.jspecify.annotations.NullMarked;
