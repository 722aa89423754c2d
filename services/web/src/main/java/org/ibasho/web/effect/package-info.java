/** Whether a page already shows what a form has done. */
@NullMarked
package org.ibasho.web.effect;

import org.jspecify.annotations.NullMarked;
