/** Sends texts that are refused, or stored as they are, to every place of a service that takes one. */
@NullMarked
package org.ibasho.testing.texts;

import org.jspecify.annotations.NullMarked;
