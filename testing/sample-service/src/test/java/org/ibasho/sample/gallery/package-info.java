/** The gallery of the components that all pages are made of. */
@NullMarked
package org.ibasho.sample.gallery;

import org.jspecify.annotations.NullMarked;
