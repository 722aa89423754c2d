/**
 * Search over sealed texts: what somebody types finds a name however it is spelt, and the database holds neither the
 * name nor anything that a copy of it could be searched by after the keys have turned.
 */
@NullMarked
package org.ibasho.chassis.blindindex;

import org.jspecify.annotations.NullMarked;
