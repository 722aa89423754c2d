/** People who come to observe or to report: they need a permit, it expires, and participants are told in advance. */
@NamedInterface("observer")
@NullMarked
package org.ibasho.scheduling.gathering.observer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
