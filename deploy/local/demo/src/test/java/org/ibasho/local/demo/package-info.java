/** The loader as a whole, against a stub of the system's API, and the demo year that comes with it. */
@NullMarked
package org.ibasho.local.demo;

import org.jspecify.annotations.NullMarked;
