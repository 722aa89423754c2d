/** Hostile HTTP: ambiguous messages, paths, hosts, methods, and clients that are slow. */
@NullMarked
package org.ibasho.attacks.protocol;

import org.jspecify.annotations.NullMarked;
