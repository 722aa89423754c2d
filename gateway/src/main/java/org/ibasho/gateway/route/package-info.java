/** Which service answers which path, and what goes along: the caller's token and language, never the browser's cookies. */
@NullMarked
package org.ibasho.gateway.route;

import org.jspecify.annotations.NullMarked;
