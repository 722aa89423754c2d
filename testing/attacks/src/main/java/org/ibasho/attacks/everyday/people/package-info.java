/** Those who use the system all the time, and those who mean harm. */
@NullMarked
package org.ibasho.attacks.everyday.people;

import org.jspecify.annotations.NullMarked;
