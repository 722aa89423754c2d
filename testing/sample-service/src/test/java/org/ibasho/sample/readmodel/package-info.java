/** Integration tests of the chassis' read models on the sample service. */
@NullMarked
package org.ibasho.sample.readmodel;

import org.jspecify.annotations.NullMarked;
