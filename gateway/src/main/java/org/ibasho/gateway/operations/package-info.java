/** The operators' start page; each service has its own page. */
@NullMarked
package org.ibasho.gateway.operations;

import org.jspecify.annotations.NullMarked;
