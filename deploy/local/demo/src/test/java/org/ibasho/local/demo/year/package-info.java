/** Tests of what is to be done with an entry on which day. */
@NullMarked
package org.ibasho.local.demo.year;

import org.jspecify.annotations.NullMarked;
