/**
 * Verifies the whole access log: computes the tree from the entries, and compares it with the signed heads and with
 * those that the other side has witnessed.
 */
@NullMarked
package org.ibasho.chassis.accesslog.verify;

import org.jspecify.annotations.NullMarked;
