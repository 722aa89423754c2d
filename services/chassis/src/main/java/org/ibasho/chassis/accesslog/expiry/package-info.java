/**
 * The term of keeping: a process removes the content of entries after it, while their leaves and hashes stay. Both
 * sides first sign which entries have expired, so that a removal before the end of the term shows.
 */
@NullMarked
package org.ibasho.chassis.accesslog.expiry;

import org.jspecify.annotations.NullMarked;
