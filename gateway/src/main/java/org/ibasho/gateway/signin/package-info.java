/**
 * Authentication: staff by a login that leaves no token in the browser, programs by a bearer token; the public pages
 * need none.
 */
@NullMarked
package org.ibasho.gateway.signin;

import org.jspecify.annotations.NullMarked;
