/** From a file's text to its year, or to all that is wrong with it, line by line. */
@NullMarked
package org.ibasho.local.demo.file;

import org.jspecify.annotations.NullMarked;
