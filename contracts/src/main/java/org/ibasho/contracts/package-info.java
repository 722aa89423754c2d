/**
 * What crosses a boundary between services, and nothing else: the events, their names on the wire, the topics that carry
 * them. Values are plain text and numbers, so that a reader never breaks on a code that is newer than itself; which codes
 * exist is said by the JSON Schema beside each event.
 */
@NullMarked
package org.ibasho.contracts;

import org.jspecify.annotations.NullMarked;
