/** Which changes of gatherings lead to notices, and the settings of the channels. */
@NullMarked
package org.ibasho.scheduling.notice;

import org.jspecify.annotations.NullMarked;
