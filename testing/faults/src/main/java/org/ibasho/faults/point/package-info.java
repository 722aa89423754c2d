/** Where a service can be made to end as a kill -9 would end it, at one exact place. Decorates beans; the chassis knows nothing of it. */
@NullMarked
package org.ibasho.faults.point;

import org.jspecify.annotations.NullMarked;
