/** The content of a file: gatherings and consultations as plain values, and what is to be done with them today. */
@NullMarked
package org.ibasho.local.demo.year;

import org.jspecify.annotations.NullMarked;
