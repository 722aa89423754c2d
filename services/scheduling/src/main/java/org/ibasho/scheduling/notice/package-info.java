/** Which changes of gatherings are told to those who want to know, and how the telling is set up. */
@NullMarked
package org.ibasho.scheduling.notice;

import org.jspecify.annotations.NullMarked;
