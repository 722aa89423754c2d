/** The gateway over real HTTP, with small real servers in the place of its services and of the realm. */
@NullMarked
package org.ibasho.gateway;

import org.jspecify.annotations.NullMarked;
