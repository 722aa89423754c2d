/**
 * The contracts between services. Each service's events stand in a package named after it; the catalogue lists them
 * all. Values are plain text and numbers, so that a consumer accepts codes that are newer than itself; each event's
 * JSON Schema lists the codes.
 */
@NullMarked
package org.ibasho.contracts;

import org.jspecify.annotations.NullMarked;
