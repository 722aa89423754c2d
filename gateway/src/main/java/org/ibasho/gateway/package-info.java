/**
 * The NPO's gateway: routes to its services, staff login, and the operators' start page. No domain pages and no
 * business logic.
 */
@NullMarked
package org.ibasho.gateway;

import org.jspecify.annotations.NullMarked;
