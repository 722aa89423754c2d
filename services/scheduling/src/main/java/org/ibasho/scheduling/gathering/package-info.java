/** One gathering, the write side: what may happen to it and in which order, and the API that asks for it. */
@NullMarked
package org.ibasho.scheduling.gathering;

import org.jspecify.annotations.NullMarked;
