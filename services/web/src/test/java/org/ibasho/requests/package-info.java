/** How requests are read: tests with a Spring MVC of their own. */
@NullMarked
package org.ibasho.requests;

import org.jspecify.annotations.NullMarked;
