/**
 * The access log: who was shown, or refused, whose personal record, which fields, when, why and in which request. An
 * entry is committed before the answer leaves.
 */
@NullMarked
package org.ibasho.chassis.accesslog;

import org.jspecify.annotations.NullMarked;
