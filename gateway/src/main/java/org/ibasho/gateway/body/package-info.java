/** Reads the bodies of requests before they are forwarded, so that a slow client holds no connection of a service. */
@NullMarked
package org.ibasho.gateway.body;

import org.jspecify.annotations.NullMarked;
