/** What is to be told to whom, until it is sent or has been given up. */
@NullMarked
package org.ibasho.scheduling.notice.delivery;

import org.jspecify.annotations.NullMarked;
