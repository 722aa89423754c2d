/** Authentication: the centre's staff by a login that leaves no token in the browser, programs by a bearer token. */
@NullMarked
package org.ibasho.consultation.signin;

import org.jspecify.annotations.NullMarked;
