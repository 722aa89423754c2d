/** Checks at every address of the service that the access log has each person whose data an answer shows. */
@NullMarked
package org.ibasho.scheduling.reads;

import org.jspecify.annotations.NullMarked;
