/** From a file's text to its year, or to all that is wrong with it, line by line. */
@NullMarked
package org.ibasho.local.loader.reading;

import org.jspecify.annotations.NullMarked;
