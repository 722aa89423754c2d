/** Who comes in: staff by a login that leaves no token in the browser, programs by a bearer token, everybody to the public pages. */
@NullMarked
package org.ibasho.gateway.signin;

import org.jspecify.annotations.NullMarked;
