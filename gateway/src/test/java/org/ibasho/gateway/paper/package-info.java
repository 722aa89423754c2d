/** Tests of what is printed. */
@NullMarked
package org.ibasho.gateway.paper;

import org.jspecify.annotations.NullMarked;
