/**
 * The term of keeping: what entries say is removed after it, while their leaves and hashes stay. Both sides agree on
 * what has expired before anything is removed, so that a removal before the end of the term shows.
 */
@NullMarked
package org.ibasho.chassis.accesslog.expiry;

import org.jspecify.annotations.NullMarked;
