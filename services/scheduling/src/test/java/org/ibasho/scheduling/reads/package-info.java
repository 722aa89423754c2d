/** Whoever is shown personal data is in the access log: the check of every address of the service. */
@NullMarked
package org.ibasho.scheduling.reads;

import org.jspecify.annotations.NullMarked;
