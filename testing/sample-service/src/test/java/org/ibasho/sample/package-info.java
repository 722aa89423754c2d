/** Integration tests of the chassis on the sample service: commands, outbox, inbox, operations. */
@NullMarked
package org.ibasho.sample;

import org.jspecify.annotations.NullMarked;
