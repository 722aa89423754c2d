/** One rule for every text that comes in: which characters it may have, in JSON, parameters, forms and files. */
@NullMarked
package org.ibasho.web.text;

import org.jspecify.annotations.NullMarked;
