/** What a file says: gatherings and consultations as plain values, and what is to be done with them today. */
@NullMarked
package org.ibasho.local.demo.year;

import org.jspecify.annotations.NullMarked;
