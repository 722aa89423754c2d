/** The key store: one data key per person, wrapped, apart from everything that is sealed with them. */
@NullMarked
package org.ibasho.chassis.keystore;

import org.jspecify.annotations.NullMarked;
