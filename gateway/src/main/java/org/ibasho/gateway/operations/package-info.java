/** Where those who run the NPO's services begin; each service has its own page behind it. */
@NullMarked
package org.ibasho.gateway.operations;

import org.jspecify.annotations.NullMarked;
