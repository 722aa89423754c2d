/** What a programme is like, as data: for whom it is, with how many staff, on what terms observers come, what to mind. */
@NullMarked
package org.ibasho.scheduling.programme.profile;

import org.jspecify.annotations.NullMarked;
