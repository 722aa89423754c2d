/**
 * Shared by the processes with their own login, the NPO's gateway and the centre's service: no token reaches a browser.
 */
@NullMarked
package org.ibasho.web.signin;

import org.jspecify.annotations.NullMarked;
