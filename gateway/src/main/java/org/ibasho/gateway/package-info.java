/** The NPO's one door: its public page, the login of its staff, and the way on to its services. No business logic. */
@NullMarked
package org.ibasho.gateway;

import org.jspecify.annotations.NullMarked;
