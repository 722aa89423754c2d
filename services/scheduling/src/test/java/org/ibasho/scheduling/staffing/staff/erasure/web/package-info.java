@NullMarked
package org.ibasho.scheduling.staffing.staff.erasure.web;

import org.jspecify.annotations.NullMarked;
