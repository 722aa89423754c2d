/** What scheduling tells others. Sits last: the rest of the service does not know that there are others. */
@NullMarked
package org.ibasho.scheduling.integration;

import org.jspecify.annotations.NullMarked;
