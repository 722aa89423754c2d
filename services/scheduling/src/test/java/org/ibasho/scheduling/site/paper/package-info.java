/** Tests of what is printed. */
@NullMarked
package org.ibasho.scheduling.site.paper;

import org.jspecify.annotations.NullMarked;
