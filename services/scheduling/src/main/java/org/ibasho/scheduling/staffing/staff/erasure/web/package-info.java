/** The pages and the API where the supervisor finds the certificates of erasure. */
@NullMarked
package org.ibasho.scheduling.staffing.staff.erasure.web;

import org.jspecify.annotations.NullMarked;
