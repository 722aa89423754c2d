/**
 * The NPO's one address: the login of its staff, the routes to its services, and where operations begin. No page of the
 * domain and no business logic. {@code route} says which path, and which of the pages' assets, belongs to which
 * service.
 */
@NullMarked
package org.ibasho.gateway;

import org.jspecify.annotations.NullMarked;
