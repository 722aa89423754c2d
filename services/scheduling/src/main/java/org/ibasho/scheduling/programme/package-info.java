/** The programmes, their kinds of gathering, and on whose behalf they are held. */
@NullMarked
package org.ibasho.scheduling.programme;

import org.jspecify.annotations.NullMarked;
