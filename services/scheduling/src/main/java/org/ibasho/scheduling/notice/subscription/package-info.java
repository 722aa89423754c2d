/** Who wants to be told what. Addresses are sealed; whoever reads the database alone learns none. */
@NullMarked
package org.ibasho.scheduling.notice.subscription;

import org.jspecify.annotations.NullMarked;
