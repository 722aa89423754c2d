/**
 * The contracts between services: events, their names on the wire, and topics. Values are plain text and numbers, so
 * that a consumer accepts codes that are newer than itself; each event's JSON Schema lists the codes.
 */
@NullMarked
package org.ibasho.contracts;

import org.jspecify.annotations.NullMarked;
