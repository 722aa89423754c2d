/** What consultation hears from scheduling and tells others. Sits last: the rest does not know that there are others. */
@NullMarked
package org.ibasho.consultation.integration;

import org.jspecify.annotations.NullMarked;
